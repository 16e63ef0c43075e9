import { expect, test } from "vitest";
import { helpMessages, mails, undeliverableAddresses } from "../../db/schema.ts";
import { sitDown, deskVisitor as visitor } from "../../tests/desk.ts";
import { addFamily, addSelles } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { askForLink } from "../../tests/walk.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import { monthDays, today } from "./today.ts";

const dayMs = 24 * 60 * 60_000;

async function desk() {
  const house = await openHouse();
  const an = await sitDown(house.imb);
  const selles = await addSelles(house.imb);
  return { ...house, an, selles };
}

test("a quiet school has nothing to show, and that in one round trip", async () => {
  const { imb, an, db } = await desk();
  const before = db.roundTrips;
  const { days, lastMonth, mails, attention } = await today(imb, an);
  expect(db.roundTrips - before).toBe(1);
  expect(days).toHaveLength(monthDays);
  expect(days.at(-1)?.date).toBe("2026-09-01");
  expect(days[0]?.date).toBe("2026-08-03");
  expect(lastMonth).toEqual({ requests: 0, recoveries: 0, people: 0 });
  expect(mails).toEqual([]);
  expect(attention).toMatchObject({ withoutAddress: 1, helpMessages: 0, stuckMails: 0 });
});

test("what is asked and done counts on its day, for its own school", async () => {
  const { imb, riverside, an, inbox, clock } = await desk();
  await addSelles(riverside);
  await askForLink(riverside, "jan.selle", "jan@selle.example");
  await askForLink(imb, "jan.selle", "jan@selle.example");
  clock.advance(2 * dayMs);
  await askForLink(imb, "jan.selle", "jan@selle.example");
  await redeemLink(imb, inbox.tokenFor("jan@selle.example"), "Kersen-in-juni5", visitor);
  const { days, lastDay, lastMonth, mails } = await today(imb, an);
  expect(days.filter(({ requests }) => requests > 0)).toEqual([
    { date: "2026-09-01", requests: 1, recoveries: 0 },
    { date: "2026-09-03", requests: 1, recoveries: 1 },
  ]);
  expect(lastDay).toEqual({ requests: 1, recoveries: 1, people: 1 });
  expect(lastMonth).toEqual({ requests: 2, recoveries: 1, people: 1 });
  expect(mails.reduce((sum, { month }) => sum + month, 0)).toBeGreaterThan(0);
});

test("a day begins at the school's midnight, also when the clock changes", async () => {
  const { imb, an, clock } = await desk();
  // 23:30 in Brussels on 24 October, the night before the clock goes back.
  clock.advance(Date.parse("2026-10-24T21:30:00Z") - clock.now().getTime());
  await askForLink(imb, "jan.selle", "jan@selle.example");
  clock.advance(60 * 60_000);
  await askForLink(imb, "jan.selle", "jan@selle.example");
  clock.advance(2 * dayMs);
  const { days } = await today(imb, an);
  expect(days.filter(({ requests }) => requests > 0).map(({ date }) => date)).toEqual([
    "2026-10-24",
    "2026-10-25",
  ]);
});

test("what needs somebody comes with names: the address that bounces, and the one that nobody has", async () => {
  const { imb, riverside, an, db, clock } = await desk();
  await addFamily(imb, "lotte.claes", { Lotte: {} });
  await askForLink(imb, "jan.selle", "oma@selle.example");
  await askForLink(imb, "jan.selle", "oma@selle.example");
  await askForLink(imb, "niemand", "oma@selle.example");
  const common = { schoolId: imb.school.id, network: "n", locale: "nl" };
  await db.write((q) => [
    q.insert(undeliverableAddresses).values({
      schoolId: imb.school.id,
      emailKey: "piet@selle.example",
      reason: "bounced",
      detail: "",
      since: clock.now(),
    }),
    q.insert(helpMessages).values({
      ...common,
      id: "h1",
      name: "Oma",
      role: "oma",
      problem: "?",
      contact: "",
      sentAt: clock.now(),
    }),
    q.insert(mails).values({
      id: "m1",
      schoolId: imb.school.id,
      kind: "help",
      toEmail: "x@y.example",
      locale: "nl",
      attempts: 2,
      dueAt: clock.now(),
      expiresAt: new Date(clock.now().getTime() + dayMs),
      createdAt: new Date(clock.now().getTime() - 20 * 60_000),
    }),
  ]);
  const { attention } = await today(imb, an);
  expect(attention.bounced.first).toMatchObject([
    { email: "piet@selle.example", account: { username: "jan.selle" } },
  ]);
  expect(attention.strangers.first).toMatchObject([
    { email: "oma@selle.example", account: { username: "jan.selle" } },
  ]);
  expect(attention).toMatchObject({ withoutAddress: 2, helpMessages: 1, stuckMails: 1 });
  const other = await sitDown(riverside);
  expect((await today(riverside, other)).attention).toMatchObject({ helpMessages: 0, stuckMails: 0 });
});
