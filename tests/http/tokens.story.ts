import { tokenOf } from "../e2e/link-of.ts";
import { mailsExpected } from "../e2e/mailbox.ts";
import { rowCounts, rows } from "../e2e/rows.ts";
import { en, nl } from "../e2e/words.ts";
import { send } from "./client.ts";
import { postForm } from "./form.ts";
import { expect, test } from "./server.ts";

async function linkFor(demo: Parameters<typeof mailsExpected>[0], username: string): Promise<string> {
  const email = `${username}@leerling.imb.example`;
  const fields = [
    ["username", username],
    ["email", email],
  ] as const;
  await postForm(demo.port, { school: "imb", path: "/forgot", fields });
  const [mail] = await mailsExpected(demo, 1, email);
  return `/otp/${tokenOf(mail?.link ?? "")}`;
}

test("a link that is cut off anywhere is not valid", async ({ demo }) => {
  const path = await linkFor(demo, "kato.vanthof");
  for (let length = "/otp/".length + 1; length < path.length; length += 10) {
    for (const [language, t] of [
      ["nl", nl],
      ["en", en],
    ] as const) {
      const headers = { "Accept-Language": language };
      const answer = await send(demo.port, { school: "imb", path: path.slice(0, length), headers });
      expect(answer.status, String(length)).toBe(404);
      expect(answer.body, String(length)).toContain(t("link.not-genuine-title"));
    }
  }
  for (const more of ["x", ".", "%20", "/", "?x=1", "#x"].slice(0, 3)) {
    expect((await send(demo.port, { school: "imb", path: path + more })).status, more).toBe(404);
  }
});

test("a mail scanner that opens a link and presses its buttons does not use it up", async ({ demo }) => {
  const path = await linkFor(demo, "heloise.heylen");
  for (let i = 0; i < 20; i++) expect((await send(demo.port, { school: "imb", path })).status).toBe(200);
  expect((await send(demo.port, { school: "imb", path, method: "HEAD" })).status).toBe(200);
  const before = await rowCounts(demo);
  const presses = [
    [],
    [
      ["newPassword", ""],
      ["repeatPassword", ""],
    ],
    [
      ["newPassword", "Welkom123"],
      ["repeatPassword", "Welkom123"],
    ],
    [
      ["newPassword", "Kersen-in-juni5"],
      ["repeatPassword", "Kersen-in-juli5"],
    ],
    [
      ["newPassword", "Heloise-Heylen-1"],
      ["repeatPassword", "Heloise-Heylen-1"],
    ],
    [
      ["newPassword", "a".repeat(129)],
      ["repeatPassword", "a".repeat(129)],
    ],
  ] as const;
  for (const fields of presses) {
    expect((await postForm(demo.port, { school: "imb", path, fields })).status, JSON.stringify(fields)).toBe(
      422,
    );
  }
  // The common password was compared with the family's, which counts.
  expect(await rowCounts(demo)).toEqual({ ...before, sign_in_attempts: (before.sign_in_attempts ?? 0) + 1 });

  const fields = [
    ["newPassword", "Kersen-in-juni5"],
    ["repeatPassword", "Kersen-in-juni5"],
  ] as const;
  const saved = await postForm(demo.port, { school: "imb", path, fields });
  expect([saved.status, saved.headers.location]).toEqual([303, "/login?notice=saved"]);
  expect((await send(demo.port, { school: "imb", path })).status).toBe(410);
});

test("of many saves of one link at once, one counts", async ({ demo }) => {
  const path = await linkFor(demo, "nour.benhaddou");
  const passwords = Array.from({ length: 8 }, (_, i) => `Kersen-in-juni${i}`);
  const answers = await Promise.all(
    passwords.map((password) => {
      const fields = [
        ["newPassword", password],
        ["repeatPassword", password],
      ] as const;
      return postForm(demo.port, { school: "imb", path, fields });
    }),
  );
  const saved = answers.filter(({ headers }) => headers.location === "/login?notice=saved");
  expect(saved).toHaveLength(1);
  const events = `select count(*) as count from security_events e join persons p on p.id = e.person_id
    where e.kind = 'password-recovered' and p.given_name = 'Nour'`;
  expect(await rows(demo, events)).toMatchObject([{ count: 1 }]);
});
