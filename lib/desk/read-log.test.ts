import { expect, test } from "vitest";
import { addFamily, addOtherJan, addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { rawSql } from "../../tests/raw-sql.ts";
import { askForLink, signedIn, trySignIn } from "../../tests/walk.ts";
import { signedInPerson } from "../account/signed-in-person.ts";
import { audited } from "../audit.ts";
import type { Scope } from "../scope.ts";
import { type Administrator, asAdministrator } from "./administrator.ts";
import { asLogGroup } from "./log-groups.ts";
import { asLogPlace, placeText } from "./log-place.ts";
import { linesAPage, readLog } from "./read-log.ts";

const password = "Krijtbord9-kraakt";
const everything = { group: null, username: "", before: null };

async function anAt(scope: Scope): Promise<Administrator> {
  await addFamily(scope, "an.peeters", { An: { password, isAdministrator: true } });
  const { session } = await signedIn(scope, "an.peeters", password);
  const who = await signedInPerson(scope, session.token);
  const an = who && asAdministrator(who);
  if (!an) throw new Error("not an administrator");
  return an;
}

test("the log tells who did what, newest first, at this school alone and in one trip", async () => {
  const { imb, riverside, db, clock } = await openHouse();
  const an = await anAt(imb);
  await addSelles(imb);
  await addOtherJan(riverside);
  clock.advance(1000);
  await signedIn(imb, "jan.selle", passwords.mama);
  await signedIn(riverside, "jan.selle", "Bicycle.Moon.9 by the river");
  const before = db.roundTrips;
  const { lines, older } = await readLog(imb, an, everything);
  expect(db.roundTrips - before).toBe(1);
  expect(older).toBeNull();
  expect(lines).toMatchObject([
    { kind: "sign-in", outcome: "done", actor: { name: "Marie Selle" }, username: "jan.selle" },
    { kind: "sign-in", outcome: "done", actor: { name: "An Selle" }, username: "an.peeters" },
  ]);
});

test("it is narrowed to what it is about, and to an account however its name is typed", async () => {
  const { imb, clock } = await openHouse();
  const an = await anAt(imb);
  await addSelles(imb);
  clock.advance(1000);
  await askForLink(imb, "jan.selle", "jan@selle.example");
  clock.advance(1000);
  const failed = await trySignIn(imb, "jan.selle", "Fout-wachtwoord-1");
  if (failed.status === "not-recognised") await failed.afterwards();
  const kinds = async (filter: object) =>
    (await readLog(imb, an, { ...everything, ...filter })).lines.map(
      ({ kind, outcome }) => `${kind} ${outcome}`,
    );
  expect(await kinds({ group: "recovery" })).toEqual(
    expect.arrayContaining(["recovery-asked done", "recovery-looked-up mailed"]),
  );
  expect(await kinds({ username: " JAN.Selle " })).toEqual(["sign-in refused", "recovery-looked-up mailed"]);
  expect(await kinds({ username: "jan.selle", group: "sign-in" })).toEqual(["sign-in refused"]);
  expect(await kinds({ username: "niemand" })).toEqual([]);
});

test("it is read page by page, each line once, also where many share a moment", async () => {
  const { imb, db } = await openHouse();
  const an = await anAt(imb);
  const line = () => ({ schoolId: imb.school.id, kind: "help-asked", outcome: "done" }) as const;
  await db.write((q) => [
    audited(q, imb, line()),
    ...Array.from({ length: 2 * linesAPage }, () => audited(q, imb, line())),
  ]);
  const seen: string[] = [];
  const sizes: number[] = [];
  for (let before = null as ReturnType<typeof asLogPlace>; ; ) {
    const page = await readLog(imb, an, { ...everything, before });
    seen.push(...page.lines.map(({ id }) => id));
    sizes.push(page.lines.length);
    if (!page.older) break;
    before = asLogPlace(placeText(page.older));
  }
  expect(sizes).toEqual([linesAPage, linesAPage, 2]);
  expect(new Set(seen).size).toBe(seen.length);
});

test("somebody who is gone is said to be", async () => {
  const { imb, db, databaseUrl } = await openHouse();
  const an = await anAt(imb);
  const ids = { actorId: "gone", personId: "gone", accountId: "gone" };
  await db.write((q) => [
    audited(q, imb, { schoolId: imb.school.id, kind: "sign-out", outcome: "done", ...ids }),
  ]);
  const { lines } = await readLog(imb, an, { ...everything, group: "sign-in" });
  expect(lines.find(({ kind }) => kind === "sign-out")).toMatchObject({
    actor: "gone",
    person: "gone",
    username: null,
  });
  await expect(rawSql(databaseUrl, "delete from schools")).rejects.toThrow();
});

test("the log is found by an index and sorted by one", async () => {
  const { imb, databaseUrl } = await openHouse();
  const an = await anAt(imb);
  await readLog(imb, an, everything);
  const { createClient } = await import("@libsql/client");
  const client = createClient({ url: databaseUrl });
  const { rows } = await client.execute(
    "explain query plan select * from audit_events where school_id = 'x' order by happened_at desc, id desc limit 51",
  );
  client.close();
  const plan = rows.map((row) => row.detail).join("; ");
  expect(plan).toContain("audit_by_age");
  expect(plan).not.toMatch(/SCAN/);
});

test.each(["", "x", "1", "1.x", "1.0b7c", "-1.00000000-0000-4000-8000-000000000000", undefined, ["1"]])(
  "%j is no place in the log",
  (sent) => {
    expect(asLogPlace(sent)).toBeNull();
  },
);

test("what is sent as a group is one of ours, or none", () => {
  expect(asLogGroup("recovery")).toBe("recovery");
  for (const sent of ["", "toString", undefined, ["recovery"]]) expect(asLogGroup(sent)).toBeNull();
});
