import { rowCounts, rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { isSignedIn, press, save } from "./press.ts";

const attempts = [
  "' or '1'='1",
  "' or 1=1 --",
  "jan.selle' --",
  "jan.selle'/*",
  "'; drop table persons; --",
  "' union select * from persons --",
  '" or ""="',
  "\\' or 1=1 --",
  "%' or 1 like '%",
  "1); attach database '/tmp/x' as x; --",
  "?1",
  "$1",
  ":username",
];

test("SQL injection (CWE-89): in a form, path, query, cookie or header it is text like any other", async ({
  demo,
}) => {
  const people = "select count(*) as people, sum(is_administrator) as administrators from persons";
  const before = [await rows(demo, people), await rowCounts(demo)];
  let [requests, tries] = [0, 0];
  for (const text of attempts) {
    const encoded = encodeURIComponent(text);
    const asked = await press(demo, {
      path: "/forgot",
      fields: { username: text, email: `${text}@x.example` },
    });
    requests += Number(asked.status === 303);
    const tried = await press(demo, { path: "/login", fields: { username: text, password: text } });
    expect(tried.status, text).toBe(422);
    tries++;
    expect(await isSignedIn(demo, `session=${encoded}; language=${encoded}; known=${encoded}`)).toBe(false);
    expect((await save(demo, demo.at("imb", "/otp/x"), text)).status).toBeLessThan(500);
    for (const path of [`/otp/${encoded}`, `/outbox/${encoded}`, `/logo/${encoded}`]) {
      expect([400, 404], path).toContain((await send(demo.port, { school: "imb", path })).status);
    }
    const headers = { "Accept-Language": text, "User-Agent": text };
    expect((await send(demo.port, { school: "imb", path: "/login", headers })).status).toBe(200);
  }
  const [counted, [, counts]] = [await rowCounts(demo), before];
  expect(await rows(demo, people)).toEqual(before[0]);
  expect(counted).toEqual({
    ...counts,
    recovery_requests: Number((counts as Record<string, number>).recovery_requests) + requests,
    sign_in_attempts: Number((counts as Record<string, number>).sign_in_attempts) + tries,
  });
});

test("wildcards (CWE-155): the school finder takes no % or _, and lists nothing to who types no letters", async ({
  demo,
}) => {
  const search = async (q: string) => send(demo.port, { path: `/?q=${encodeURIComponent(q)}` });
  for (const q of ["%%", "__", "%a", "a_", "**", "..", "%' or 1=1 --", "\u0000\u0000"]) {
    const { status, body } = await search(q);
    expect(status, q).toBe(200);
    expect(body, q).not.toMatch(/Instituut Maria|Riverside International/);
  }
  expect((await search("maria")).body).toContain("Instituut Maria-Boodschap");
  expect(comparable(await search("ma%ria"))).not.toContain("Instituut Maria");
});
