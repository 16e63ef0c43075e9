import { describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { importChanges, importParts, imports } from "../../db/schema.ts";
import { day, hour, second } from "../../tests/clock.ts";
import { addOtherJan, addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { manyPeople } from "../../tests/import/many-people.ts";
import { administratorOf, broughtAndSetOut } from "../../tests/import/school-file.ts";
import * as tables from "../../tests/tables.ts";
import { accepted, askForLink, atHome, signedIn, trySignIn } from "../../tests/walk.ts";
import { signedInPerson } from "../account/signed-in-person.ts";
import { askForHelp } from "../help/ask-for-help.ts";
import { applyImport } from "../import/apply.ts";
import { outboxMailer } from "../mail/outbox.ts";
import { outboxTable } from "../mail/outbox-table.ts";
import { sweep } from "./sweep.ts";

const question = { name: "Ann", role: "3B", problem: "Geen mail.", contact: "in de klas" };

async function houseWithJan(changes = {}) {
  const house = await openHouse(changes);
  return { ...house, selles: await addSelles(house.imb), otherJan: await addOtherJan(house.riverside) };
}

describe("the sweeper", () => {
  test("finishes a request that a crash left between the answer and the mail", async () => {
    const { imb, tools, inbox, clock } = await houseWithJan();
    await accepted(imb, "jan.selle", "jan@selle.example");
    clock.advance(4 * second);
    expect(await sweep(tools)).toMatchObject({ expanded: 1, deliveries: { sent: 4 } });
    expect(inbox.mails).toHaveLength(4);
  });

  test("leaves a request that is only just there to the process that took it", async () => {
    const { imb, tools, inbox, clock } = await houseWithJan();
    await accepted(imb, "jan.selle", "jan@selle.example");
    clock.advance(2 * second);
    expect(await sweep(tools)).toMatchObject({ expanded: 0 });
    expect(inbox.offered).toEqual([]);
  });

  test("forwards and delivers what waits", async () => {
    const { imb, tools, inbox } = await houseWithJan();
    await askForHelp(imb, question, atHome);
    expect(await sweep(tools)).toMatchObject({ forwarded: 1, deliveries: { sent: 1 } });
    expect(inbox.to("helpdesk@imb.example")).toHaveLength(1);
  });

  test("does nothing the second time", async () => {
    const { imb, tools, clock } = await houseWithJan();
    await accepted(imb, "jan.selle", "jan@selle.example");
    await askForHelp(imb, question, atHome);
    clock.advance(4 * second);
    await sweep(tools);
    expect(await sweep(tools)).toEqual({
      expanded: 0,
      forwarded: 0,
      deliveries: { sent: 0, postponed: 0, abandoned: 0 },
      deleted: { expired: 0, overdue: 0 },
    });
  });

  test("runs in several processes at once, and each mail is made and sent once", {
    timeout: 30_000,
  }, async () => {
    const { imb, riverside, tools, inbox, clock, db, databaseUrl } = await houseWithJan();
    for (let i = 0; i < 5; i++) await accepted(imb, "jan.selle", "jan@selle.example");
    await accepted(riverside, "jan.selle", "jan@selle.example");
    await askForHelp(imb, question, atHome);
    clock.advance(4 * second);
    const others = [openDatabase(databaseUrl), openDatabase(databaseUrl)];
    await Promise.all([db, db, ...others].map((each) => sweep({ ...tools, db: each })));
    for (const other of others) other.close();
    await sweep(tools);
    expect(await tables.links(db)).toHaveLength(5 * 4 + 1);
    expect(inbox.offered).toHaveLength(5 * 4 + 1 + 1);
    expect(new Set(inbox.offered.map(({ id }) => id)).size).toBe(5 * 4 + 1 + 1);
  });
});

describe("deleting", () => {
  const counts = async ({ db }: { db: Parameters<typeof tables.mails>[0] }, schoolId: string) => {
    const all = [
      await tables.recoveryRequests(db),
      await tables.links(db),
      await tables.mails(db),
      await tables.helpMessages(db),
      await tables.securityEvents(db),
      await tables.auditEvents(db),
    ];
    return all.map((rows) => rows.filter((row) => row.schoolId === schoolId).length);
  };

  test("follows each school's own number of days", async () => {
    const { imb, riverside, tools, clock, db } = await houseWithJan({ riverside: { retentionDays: 30 } });
    for (const scope of [imb, riverside]) {
      await askForLink(scope, "jan.selle", "jan@selle.example");
      await askForHelp(scope, question, atHome);
    }
    await sweep(tools);
    const before = [await counts({ db }, imb.school.id), await counts({ db }, riverside.school.id)];
    expect(before).toEqual([
      [1, 4, 5, 1, 3, 3],
      [1, 1, 2, 1, 1, 3],
    ]);

    clock.advance(30 * day);
    await sweep(tools);
    expect(await counts({ db }, riverside.school.id)).toEqual(before[1]);
    clock.advance(1);
    expect((await sweep(tools)).deleted.overdue).toBe(9);
    expect(await counts({ db }, riverside.school.id)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await counts({ db }, imb.school.id)).toEqual(before[0]);

    clock.advance(60 * day - 1);
    await sweep(tools);
    expect(await counts({ db }, imb.school.id)).toEqual(before[0]);
    clock.advance(1);
    await sweep(tools);
    expect(await counts({ db }, imb.school.id)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("takes what is a day too old and leaves what is younger", async () => {
    const { imb, tools, clock, db } = await houseWithJan();
    await askForLink(imb, "jan.selle", "jan@selle.example");
    clock.advance(45 * day);
    await askForLink(imb, "jan.selle", "jan@selle.example");
    clock.advance(46 * day);
    await sweep(tools);
    expect(await counts({ db }, imb.school.id)).toEqual([1, 4, 4, 0, 3, 2]);
  });

  test("takes sessions that are over and attempts that no limit counts, and leaves the others", async () => {
    const { imb, tools, clock, db } = await houseWithJan();
    const usual = await signedIn(imb, "jan.selle", passwords.jan);
    const kept = await signedIn(imb, "jan.selle", passwords.mama, atHome, true);
    clock.advance(hour);
    await trySignIn(imb, "jan.selle", "fout");
    await sweep(tools);
    expect([(await tables.sessions(db)).length, (await tables.attempts(db)).length]).toEqual([2, 3]);
    clock.advance(hour + 1);
    await sweep(tools);
    expect([(await tables.sessions(db)).length, (await tables.attempts(db)).length]).toEqual([2, 1]);
    clock.advance(11 * hour);
    await sweep(tools);
    expect((await tables.sessions(db)).map(({ isKept }) => isKept)).toEqual([true]);
    expect(await signedInPerson(imb, usual.session.token)).toBeNull();
    expect(await signedInPerson(imb, kept.session.token)).not.toBeNull();
  });

  test("takes mails of the outbox after 90 days, whatever their school keeps", async () => {
    const { imb, riverside, tools, clock, db } = await houseWithJan({ riverside: { retentionDays: 30 } });
    const mailer = outboxMailer(outboxTable(db));
    await askForLink({ ...riverside, mailer }, "jan.selle", "jan@selle.example");
    clock.advance(1 * second);
    await askForLink({ ...imb, mailer }, "jan.selle", "jan@selle.example");
    clock.advance(90 * day - second);
    await sweep(tools);
    expect(await tables.outboxMails(db)).toHaveLength(5);
    clock.advance(1);
    expect((await sweep(tools)).deleted.expired).toBe(1);
    expect((await tables.outboxMails(db)).map(({ schoolSlug }) => schoolSlug)).toEqual(Array(4).fill("imb"));
    clock.advance(1 * second);
    await sweep(tools);
    expect(await tables.outboxMails(db)).toEqual([]);
  });

  test("never takes a person, an account or an address", async () => {
    const { imb, tools, clock, db } = await houseWithJan();
    await askForLink(imb, "jan.selle", "jan@selle.example");
    const before = [await tables.persons(db), await tables.accounts(db)];
    clock.advance(1000 * day);
    await sweep(tools);
    expect([await tables.persons(db), await tables.accounts(db)]).toEqual(before);
  });
});

test("a file of people goes after a day, and what it changed when the school keeps it no longer", async () => {
  const { imb, tools, clock, db } = await openHouse();
  const an = await administratorOf(imb);
  const brought = await broughtAndSetOut(imb, an, manyPeople(20));
  await applyImport(imb, an, brought.id, brought.claim ?? "", atHome);
  clock.advance(day);
  await sweep(tools);
  expect(await db.read.select().from(importParts)).toHaveLength(1);
  clock.advance(1);
  await sweep(tools);
  expect(await db.read.select().from(importParts)).toEqual([]);
  expect(await db.read.select().from(importChanges)).toHaveLength(20);
  clock.advance(89 * day);
  await sweep(tools);
  expect(await db.read.select().from(importChanges)).toEqual([]);
  expect(await db.read.select().from(imports)).toEqual([]);
  expect(await tables.accounts(db)).toHaveLength(21);
});
