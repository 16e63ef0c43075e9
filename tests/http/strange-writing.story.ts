import { rowCounts } from "../e2e/rows.ts";
import { nl } from "../e2e/words.ts";
import { send } from "./client.ts";
import { originOf, postForm } from "./form.ts";
import { expect, test } from "./server.ts";

const fine = "iemand@post.example";

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
