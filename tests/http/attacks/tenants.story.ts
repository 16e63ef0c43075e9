import { mailsTo, newMail } from "../../e2e/mailbox.ts";
import { rowCounts, rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";
import { isSignedIn, linkFor, press, save, signIn } from "./press.ts";

const riverside = { username: "jan.selle", email: "jan.selle@students.riverside.example" };

test("reset of another school's user (CWE-639): the same username elsewhere gets nothing, whatever the form says", async ({
  demo,
}) => {
  const [other] = await rows(demo, "select id from schools where slug = 'riverside'");
  const before = await rowCounts(demo);
  const more = { school: "riverside", schoolId: String(other?.id), slug: "riverside", tenant: "riverside" };
  for (const fields of [riverside, { ...riverside, ...more }]) {
    expect((await press(demo, { path: "/forgot", fields })).status).toBe(303);
  }
  expect(await rowCounts(demo)).toEqual({
    ...before,
    recovery_requests: Number(before.recovery_requests) + 2,
  });
  expect(await mailsTo(demo, riverside.email)).toEqual([]);
});

test("a link of one school opens and saves nothing at another (CWE-863)", async ({ demo }) => {
  const link = await linkFor(demo, "hanne.thys");
  const { pathname: path } = new URL(link);
  const before = await rows(demo, "select id, password_verifier from persons order by id");
  expect((await send(demo.port, { school: "riverside", path })).status).toBe(404);
  const saved = await save(demo, link, "Kersen-in-juni5", { school: "riverside" });
  expect([saved.status, saved.headers.location]).toEqual([303, path]);
  expect(await rows(demo, "select id, password_verifier from persons order by id")).toEqual(before);
  expect((await send(demo.port, { school: "imb", path })).status).toBe(200);
});

test("a session and a known browser of one school are nobody's at another (CWE-863)", async ({ demo }) => {
  const Cookie = await signIn(demo, "chloe.desmet");
  expect(await isSignedIn(demo, Cookie)).toBe(true);
  expect(await isSignedIn(demo, Cookie, "riverside")).toBe(false);
  const ended = await press(demo, {
    school: "riverside",
    path: "/account/sign-out",
    fields: "",
    headers: { Cookie },
  });
  expect(ended.status).toBe(303);
  expect(await isSignedIn(demo, Cookie)).toBe(true);
});

test("forged ids (IDOR, CWE-639): whoever names another's device ends nothing, and nobody else's language changes", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, "anais.verstraete");
  const victim = await signIn(demo, "jan.selle", "Fietsband-2x-lek");
  const [session] = await rows(
    demo,
    "select s.id, s.person_id from sessions s join persons p on p.id = s.person_id where p.given_name = 'Koen' and p.family_name = 'Selle'",
  );
  const id = String(session?.id);
  const personId = String(session?.person_id);
  await press(demo, { path: "/account/devices/end", fields: { id, personId }, headers: { Cookie } });
  await press(demo, { path: "/account/devices/end-others", fields: { id, personId }, headers: { Cookie } });
  await press(demo, { path: "/account/language", fields: { locale: "en", personId }, headers: { Cookie } });
  expect(await isSignedIn(demo, victim)).toBe(true);
  expect(await rows(demo, "select locale from persons where id = ?", [personId])).toEqual([{ locale: "nl" }]);
});

test("a school's outbox shows no other school's mail (CWE-863)", async ({ demo }) => {
  const mail = await newMail(demo, riverside.email, async () => {
    await press(demo, { school: "riverside", path: "/forgot", fields: riverside });
  });
  const id = /([0-9a-f-]{36})\.eml$/.exec(mail.file)?.[1] ?? "";
  for (const [school, status] of [
    ["riverside", 200],
    ["imb", 404],
  ] as const) {
    for (const path of [`/outbox/${id}`, `/outbox/${id}/html`]) {
      expect((await send(demo.port, { school, path })).status, school + path).toBe(status);
    }
  }
  expect((await send(demo.port, { school: "imb", path: "/outbox" })).body).not.toContain(riverside.email);
});
