import { describe, expect, test } from "vitest";
import { hour, minute } from "../../tests/clock.ts";
import { addOtherJan, addSelles } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { links, mails, recoveryRequests, securityEvents } from "../../tests/tables.ts";
import { atHome, atSchool } from "../../tests/walk.ts";
import { requestRecovery } from "./request-recovery.ts";

const known = { username: "jan.selle", email: "jan@selle.example" };
const inputs = [
  ["a known username and address", known],
  ["an address of somebody else", { username: "jan.selle", email: "lotte@claes.example" }],
  ["an unknown username", { username: "niemand", email: "jan@selle.example" }],
  ["what is no address at all", { username: "jan.selle", email: "jan" }],
  ["nothing", { username: "", email: "" }],
  ["an attempt at SQL", { username: "' or 1=1 --", email: "%@%" }],
  ["a very long text", { username: "j".repeat(5000), email: `${"j".repeat(5000)}@selle.example` }],
] as const;

async function houseWithJan(changes = {}) {
  const house = await openHouse(changes);
  await addSelles(house.imb);
  await addOtherJan(house.riverside);
  return house;
}

describe("a request is stored as typed, in one round trip, and answered the same way, for", () => {
  test.each(inputs)("%s", async (_, typed) => {
    const { imb, db, clock } = await houseWithJan();
    const before = db.roundTrips;
    const outcome = await requestRecovery(imb, typed, atHome);
    expect(db.roundTrips - before).toBe(1);
    expect(outcome).toEqual({
      status: "accepted",
      request: { id: expect.any(String), schoolId: imb.school.id, requestedAt: clock.now(), ...typed },
    });
    expect(await recoveryRequests(db)).toEqual([
      {
        id: expect.any(String),
        schoolId: imb.school.id,
        ...typed,
        network: "home",
        requestedAt: clock.now(),
        outcome: "pending",
        claim: null,
        expandedAt: null,
        accountId: null,
      },
    ]);
  });
});

test("nobody is looked up before the answer: no link, no mail, no event", async () => {
  const { imb, db, inbox } = await houseWithJan();
  await requestRecovery(imb, known, atHome);
  expect([await links(db), await mails(db), await securityEvents(db), inbox.offered]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

describe("the limit of one network", () => {
  test("lets exactly 300 of 400 at once through", { timeout: 30_000 }, async () => {
    const { imb, db } = await houseWithJan();
    const outcomes = await Promise.all(
      Array.from({ length: 400 }, (_, i) => requestRecovery(imb, { ...known, username: `u${i}` }, atSchool)),
    );
    expect(outcomes.filter(({ status }) => status === "accepted")).toHaveLength(300);
    expect(outcomes.filter(({ status }) => status === "slowed-down")).toHaveLength(100);
    expect(await recoveryRequests(db)).toHaveLength(300);
  });

  test("is each school's own, and each network's", async () => {
    const { imb, riverside } = await houseWithJan({ throttleFactor: 0.01 });
    for (let i = 0; i < 3; i++) await requestRecovery(imb, known, atSchool);
    expect((await requestRecovery(imb, known, atSchool)).status).toBe("slowed-down");
    expect((await requestRecovery(riverside, known, atSchool)).status).toBe("accepted");
    expect((await requestRecovery(imb, known, atHome)).status).toBe("accepted");
  });

  test("tells how long to wait, and that is when the next one passes", async () => {
    const { imb, clock } = await houseWithJan({ throttleFactor: 0.01 });
    await requestRecovery(imb, known, atSchool);
    clock.advance(20 * minute);
    for (let i = 0; i < 2; i++) await requestRecovery(imb, known, atSchool);
    clock.advance(10 * minute);
    expect(await requestRecovery(imb, known, atSchool)).toEqual({ status: "slowed-down", waitSeconds: 1800 });
    clock.advance(30 * minute - 1000);
    expect(await requestRecovery(imb, known, atSchool)).toEqual({ status: "slowed-down", waitSeconds: 1 });
    clock.advance(1000);
    expect((await requestRecovery(imb, known, atSchool)).status).toBe("accepted");
  });

  test("slows down in the same words and time whoever is asked for", async () => {
    const { imb } = await houseWithJan({ throttleFactor: 0.01 });
    for (let i = 0; i < 3; i++) await requestRecovery(imb, known, atSchool);
    for (const [, typed] of inputs) {
      expect(await requestRecovery(imb, typed, atSchool)).toEqual({
        status: "slowed-down",
        waitSeconds: 3600,
      });
    }
  });

  test("stores nothing of a request that it slows down, so nobody can make the wait longer", async () => {
    const { imb, db, clock } = await houseWithJan({ throttleFactor: 0.01 });
    for (let i = 0; i < 3; i++) await requestRecovery(imb, known, atSchool);
    clock.advance(59 * minute);
    for (let i = 0; i < 10; i++) await requestRecovery(imb, known, atSchool);
    expect(await recoveryRequests(db)).toHaveLength(3);
    clock.advance(minute);
    expect((await requestRecovery(imb, known, atSchool)).status).toBe("accepted");
  });

  test("grows with the throttle factor", async () => {
    const { imb } = await houseWithJan({ throttleFactor: 0.02 });
    const statuses: string[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await requestRecovery(imb, known, atSchool)).status);
    expect(statuses.filter((status) => status === "accepted")).toHaveLength(6);
  });

  test("forgets after an hour", async () => {
    const { imb, clock } = await houseWithJan({ throttleFactor: 0.01 });
    for (let i = 0; i < 3; i++) await requestRecovery(imb, known, atSchool);
    clock.advance(hour);
    for (let i = 0; i < 3; i++) {
      expect((await requestRecovery(imb, known, atSchool)).status).toBe("accepted");
    }
  });
});
