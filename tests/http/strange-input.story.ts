import { rowCounts } from "../e2e/rows.ts";
import { en, nl } from "../e2e/words.ts";
import { send } from "./client.ts";
import { originOf, type Post, postForm } from "./form.ts";
import { expect, test } from "./server.ts";

const file = new Blob(["inhoud"], { type: "text/plain" });
const fine = "iemand@post.example";

/** What is wrong with it, and what is said. */
const faulty: [string, Post["fields"]][] = [
  ["field.required", []],
  [
    "field.required",
    [
      ["username", "  \t "],
      ["email", fine],
    ],
  ],
  [
    "field.not-text",
    [
      ["username", "jan"],
      ["username", "piet"],
      ["email", fine],
    ],
  ],
  [
    "field.not-text",
    [
      ["username", file],
      ["email", fine],
    ],
  ],
  [
    "field.required",
    [
      ["username[]", "jan"],
      ["email", fine],
    ],
  ],
  [
    "field.required",
    [
      ["username[x]", "jan"],
      ["email", fine],
    ],
  ],
  [
    "field.bad-characters",
    [
      ["username", "jan\u0000selle"],
      ["email", fine],
    ],
  ],
  [
    "field.bad-characters",
    [
      ["username", "jan\u202eselle"],
      ["email", fine],
    ],
  ],
  [
    "field.bad-characters",
    [
      ["username", "jan\u200bselle"],
      ["email", fine],
    ],
  ],
  [
    "field.bad-characters",
    [
      ["username", "jan"],
      ["email", "iemand\u202e@post.example"],
    ],
  ],
  [
    "field.not-an-email",
    [
      ["username", "jan"],
      ["email", "iemand"],
    ],
  ],
  [
    "field.not-an-email",
    [
      ["username", "jan"],
      ["email", "a@b@c.example"],
    ],
  ],
  [
    "field.not-an-email",
    [
      ["username", "jan"],
      ["email", "😀"],
    ],
  ],
  [
    "field.too-long",
    [
      ["username", "a".repeat(101)],
      ["email", fine],
    ],
  ],
];

test("a field that is not plain text, or not one, is named in the visitor's language, and nothing is written", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  for (const [fault, fields] of faulty) {
    for (const [language, t] of [
      ["nl", nl],
      ["en", en],
    ] as const) {
      const headers = { "Accept-Language": language };
      const answer = await postForm(demo.port, { school: "imb", path: "/forgot", fields, headers });
      expect(answer.status, JSON.stringify(fields)).toBe(422);
      expect(answer.body, JSON.stringify(fields)).toContain(t(fault, { most: 100 }));
    }
  }
  expect(await rowCounts(demo)).toEqual(before);
});

test("letters that only look alike, and any other writing, are nobody's username", async ({ demo }) => {
  const strange = [
    "jan.sеlle",
    "ｊａｎ．ｓｅｌｌｅ２",
    "😀😀",
    "'; drop table persons; --",
    "<b>jan</b>",
    "{{7*7}}",
    "a".repeat(100),
  ];
  const before = await rowCounts(demo);
  for (const username of strange) {
    for (const [path, other, status] of [
      ["/forgot", ["email", fine], 303],
      ["/login", ["password", "x"], 422],
    ] as const) {
      const fields = [["username", username], other] as const;
      const answer = await postForm(demo.port, { school: "imb", path, fields });
      expect(answer.status, username).toBe(status);
    }
  }
  const after = await rowCounts(demo);
  expect(after).toMatchObject({
    mails: before.mails,
    recovery_links: before.recovery_links,
    sessions: before.sessions,
  });
  expect(after.recovery_requests).toBe(Number(before.recovery_requests) + strange.length);
});

test("a body that is no form of ours is an empty form, and a page without a form takes none", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  const bodies = [
    ["multipart/form-data; boundary=x", "rubbish"],
    ["multipart/form-data", "--x--"],
    ["application/json", '{"username":{"$gt":""},"email":["a@b.example"]}'],
    ["text/plain", "username=jan&email=a@b.example"],
    ["application/x-www-form-urlencoded", "%%%&=&username=%ff&__proto__=x"],
    ["", ""],
  ] as const;
  for (const [type, body] of bodies) {
    for (const [path, status] of [
      ["/forgot", 422],
      ["/login", 422],
      ["/forgot/sent", 405],
      ["/", 405],
    ] as const) {
      const headers = {
        Origin: originOf(demo.port, "imb"),
        "Accept-Language": "nl",
        ...(type && { "Content-Type": type }),
      };
      const answer = await send(demo.port, { method: "POST", school: "imb", path, headers, body });
      expect([path, type, answer.status]).toEqual([path, type, status]);
      expect(answer.body).toContain(status === 422 ? nl("field.required") : nl("problem.method-not-allowed"));
    }
  }
  expect(await rowCounts(demo)).toEqual(before);
});
