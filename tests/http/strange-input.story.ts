import { rowCounts } from "../e2e/rows.ts";
import { en, nl } from "../e2e/words.ts";
import { type Post, postForm } from "./form.ts";
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
