import { rows } from "../e2e/rows.ts";
import { target } from "../e2e/target.ts";
import { send } from "./client.ts";
import { comparable } from "./comparable.ts";
import { expect, test } from "./server.ts";

const schools = { imb: "Instituut Maria-Boodschap", riverside: "Riverside International School" } as const;
const paths = ["/login", "/login?notice=saved", "/forgot", "/forgot/sent", "/help", "/help/sent", "/code"];

test("a page that is kept is that of its own school, in its own language, however often and by whomever it is asked for", async ({
  demo,
}) => {
  const first = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    for (const path of paths) {
      for (const school of Object.keys(schools) as (keyof typeof schools)[]) {
        for (const language of ["nl", "en"]) {
          const headers = { "Accept-Language": language, "Accept-Encoding": round === 1 ? "gzip;q=0" : "" };
          const answer = await send(demo.port, { school, path, headers });
          const what = `${school} ${path} ${language}`;
          expect(answer.status, what).toBe(200);
          expect(answer.body, what).toContain(`<html lang="${language}"`);
          for (const [slug, name] of Object.entries(schools)) {
            expect(answer.body.includes(name), `${what}: ${name}`).toBe(slug === school);
          }
          const whole = comparable(answer);
          expect(whole, what).toBe(first.get(what) ?? whole);
          first.set(what, whole);
        }
      }
    }
  }
  expect(new Set(first.values()).size).toBe(first.size);
});

test("what a visitor sends with it changes no page that is kept", async ({ demo }) => {
  const plain = comparable(await send(demo.port, { school: "imb", path: "/login" }));
  const odd = [
    { path: "/login?notice=%3Cscript%3E" },
    { path: "/login?notice=saved&notice=x" },
    { path: "/login", headers: { Cookie: "language=%3Cscript%3E" } },
    { path: "/login", headers: { "X-Forwarded-Host": "kwaad.example" } },
    { path: "/login", headers: { Host: `imb.localhost.:${demo.port}` } },
  ];
  for (const { path, headers } of odd) {
    const answer = await send(demo.port, { school: "imb", path, ...(headers && { headers }) });
    expect(answer.body).not.toMatch(/kwaad|%3C|localhost\./);
  }
  expect(comparable(await send(demo.port, { school: "imb", path: "/login" }))).toBe(plain);
});

test("an edit of a school shows within a minute", async ({ demo }) => {
  test.skip(target.isEdge, "the same memory, told of once");
  test.setTimeout(90_000);
  const shown = async () => (await send(demo.port, { school: "riverside", path: "/login" })).body;
  expect(await shown()).toContain("Riverside International School");
  await rows(demo, "update schools set name = 'Rivierschool' where slug = 'riverside'");
  try {
    await expect.poll(shown, { timeout: 60_000, intervals: [1_000] }).toContain("Rivierschool");
    expect(await shown()).not.toContain("Riverside International School");
  } finally {
    await rows(demo, "update schools set name = 'Riverside International School' where slug = 'riverside'");
    await expect
      .poll(shown, { timeout: 60_000, intervals: [1_000] })
      .toContain("Riverside International School");
  }
});
