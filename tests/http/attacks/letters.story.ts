import type { Demo } from "../../e2e/demo.ts";
import { rows } from "../../e2e/rows.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { press, save, signIn } from "./press.ts";

const an = ["an.peeters", "Krijtbord9-kraakt"] as const;
const code = /[BDFGHJKLMNPRSTVWXZ]{4}-[BDFGHJKLMNPRSTVWXZ]{4}-[BDFGHJKLMNPRSTVWXZ]{2}/;

async function idOf(demo: Demo, username: string): Promise<string> {
  const [person] = await rows(
    demo,
    "select p.id from persons p join accounts a on a.id = p.account_id where a.username = ? and p.position = 0",
    [username],
  );
  return String(person?.id);
}

const printed = async (demo: Demo) =>
  Number((await rows(demo, "select count(*) as n from recovery_links where code_hash is not null"))[0]?.n);

const formFor = (person: string) => ({ person, days: "14", layout: "letters" });

test("letters are printed by an administrator of that school alone (CWE-285, CWE-639)", async ({ demo }) => {
  const fields = formFor(await idOf(demo, "lotte.claes"));
  const before = await printed(demo);
  const path = "/admin/letters";
  const nobody = await press(demo, { path, fields });
  expect([nobody.status, nobody.headers.location]).toEqual([303, "/login?notice=sign-in-first"]);
  for (const [username, password] of [
    ["jan.selle", "Kikker7-in-de-vijver"],
    ["an.peeters", "Koffie-om-10-uur"],
  ] as const) {
    const Cookie = await signIn(demo, username, password);
    const answer = await press(demo, { path, fields, headers: { Cookie } });
    expect(answer.status, username).toBe(404);
    expect(answer.body).not.toMatch(code);
  }
  const school = "riverside";
  const Cookie = await signIn(demo, "grace.miller", "a lighthouse full of books", { school });
  const elsewhere = await press(demo, { school, path, fields, headers: { Cookie } });
  expect(elsewhere.status).toBe(422);
  expect(await printed(demo)).toBe(before);
});

test("an administrator who left the desk an hour ago is asked for the password first (CWE-306)", async ({
  demo,
}) => {
  const fields = formFor(await idOf(demo, "lotte.claes"));
  const Cookie = await signIn(demo, ...an);
  const before = await printed(demo);
  await rows(demo, "update sessions set confirmed_at = confirmed_at - 3600000 where person_id = ?", [
    await idOf(demo, "an.peeters"),
  ]);
  const answer = await press(demo, { path: "/admin/letters", fields, headers: { Cookie } });
  expect([answer.status, answer.headers.location]).toEqual([303, "/admin/confirm?next=%2Fadmin%2Fletters"]);
  expect(answer.body).not.toMatch(code);
  expect(await printed(demo)).toBe(before);
});

test("a code is in the page that is printed and in nothing that is kept (CWE-525, CWE-598)", async ({
  demo,
}) => {
  const fields = formFor(await idOf(demo, "lotte.claes"));
  const Cookie = await signIn(demo, ...an);
  const page = await press(demo, { path: "/admin/letters", fields, headers: { Cookie } });
  const [typed = ""] = code.exec(page.body) ?? [];
  expect(page.status).toBe(200);
  expect(typed).not.toBe("");
  expect(page.headers["cache-control"]).toContain("no-store");
  expect(JSON.stringify(page.headers)).not.toContain(typed);
  const asData = await press(demo, {
    path: "/admin/letters",
    fields,
    headers: { Cookie, Accept: "application/json" },
  });
  expect(asData.body).not.toMatch(code);
  expect(asData.body).not.toContain("/otp/");
  expect(demo.output()).not.toContain(typed);
});

test("a used code is answered like one that never was (CWE-204)", async ({ demo }) => {
  const Cookie = await signIn(demo, ...an);
  const fields = formFor(await idOf(demo, "marielou.dhondt"));
  const page = await press(demo, { path: "/admin/letters", fields, headers: { Cookie } });
  const [typed = ""] = code.exec(page.body) ?? [];
  const opened = await press(demo, { path: "/code", fields: { code: typed } });
  expect(opened.status).toBe(303);
  const link = demo.at("imb", String(opened.headers.location));
  expect((await save(demo, link, "Kersen-in-juni5")).headers.location).toBe("/login?notice=saved");
  const never = "BDFG-HJKL-MN";
  const answers = new Set<string>();
  for (const each of [typed, never]) {
    const answer = await press(demo, { path: "/code", fields: { code: each } });
    expect(answer.status).toBe(422);
    answers.add(comparable(answer).replaceAll(each, never));
  }
  expect(answers.size).toBe(1);
});
