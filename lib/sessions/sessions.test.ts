import { describe, expect, test } from "vitest";
import { day, hour, minute } from "../../tests/clock.ts";
import { addOtherJan, addSelles, changePerson, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { atHome, atSchool, signedIn } from "../../tests/walk.ts";
import { accountOverview, signedInPerson } from "../account/signed-in-person.ts";
import type { Scope } from "../scope.ts";
import { signIn } from "../sign-in/sign-in.ts";
import { endOtherSessions, endSession, signOut } from "./end-sessions.ts";
import { refreshSession } from "./live-session.ts";

async function houseWithJan() {
  const house = await openHouse();
  return { ...house, selles: await addSelles(house.imb), otherJan: await addOtherJan(house.riverside) };
}

const isLive = async (scope: Scope, token: string) => (await signedInPerson(scope, token)) !== null;
const tokenOf = async (scope: Scope, password: string, visitor = atHome, keep = false) =>
  (await signedIn(scope, "jan.selle", password, visitor, keep)).session.token;

async function whoHas(scope: Scope, token: string) {
  const who = await signedInPerson(scope, token);
  if (!who) throw new Error("nobody is signed in");
  return who;
}

/** As a page does: reads who it is, and moves the limit on. */
async function use(scope: Scope, token: string) {
  await refreshSession(scope, (await whoHas(scope, token)).session);
}

describe("a session", () => {
  test("is over after two hours without use", async () => {
    const { imb, clock } = await houseWithJan();
    const token = await tokenOf(imb, passwords.jan);
    clock.advance(2 * hour - 1);
    expect(await isLive(imb, token)).toBe(true);
    clock.advance(1);
    expect(await isLive(imb, token)).toBe(false);
  });

  test("goes on with use, and is over after twelve hours all the same", async () => {
    const { imb, clock } = await houseWithJan();
    const token = await tokenOf(imb, passwords.jan);
    for (let i = 1; i < 12; i++) {
      clock.advance(hour);
      await use(imb, token);
    }
    clock.advance(hour - 1);
    expect(await isLive(imb, token)).toBe(true);
    clock.advance(1);
    expect(await isLive(imb, token)).toBe(false);
  });

  test("that is kept lasts thirty days and not longer", async () => {
    const { imb, clock } = await houseWithJan();
    const token = await tokenOf(imb, passwords.jan, atHome, true);
    clock.advance(29 * day);
    await use(imb, token);
    clock.advance(day - 1);
    expect(await isLive(imb, token)).toBe(true);
    clock.advance(1);
    expect(await isLive(imb, token)).toBe(false);
  });

  test("writes at most every five minutes that it was used", async () => {
    const { imb, db, clock } = await houseWithJan();
    const token = await tokenOf(imb, passwords.jan);
    const [{ lastSeenAt: first } = { lastSeenAt: null }] = await tables.sessions(db);
    clock.advance(5 * minute - 1);
    await use(imb, token);
    expect((await tables.sessions(db))[0]?.lastSeenAt).toEqual(first);
    clock.advance(1);
    await use(imb, token);
    expect((await tables.sessions(db))[0]?.lastSeenAt).toEqual(clock.now());
  });

  test("has a token of 256 random bits, and the database holds only its hash", async () => {
    const { imb, storedBytes } = await houseWithJan();
    const [one, other] = [await tokenOf(imb, passwords.jan), await tokenOf(imb, passwords.jan)];
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(other).not.toBe(one);
    const stored = storedBytes();
    expect(stored.includes("Firefox, Windows")).toBe(true);
    expect(stored.includes(one)).toBe(false);
    expect(stored.includes(Buffer.from(one, "base64url"))).toBe(false);
  });

  test("is nothing at another school", async () => {
    const { imb, riverside } = await houseWithJan();
    const token = await tokenOf(imb, passwords.jan);
    expect(await isLive(riverside, token)).toBe(false);
    expect(await accountOverview(riverside, token)).toBeNull();
  });

  test("is over as soon as its person is made inactive, and when their time is over", async () => {
    const { imb, clock, selles } = await houseWithJan();
    const [jan, marie] = [await tokenOf(imb, passwords.jan), await tokenOf(imb, passwords.mama)];
    await changePerson(imb, selles.idOf.Jan, { isActive: false });
    await changePerson(imb, selles.idOf.Marie, { activeUntil: new Date(clock.now().getTime() + minute) });
    expect(await isLive(imb, jan)).toBe(false);
    expect(await isLive(imb, marie)).toBe(true);
    clock.advance(minute);
    expect(await isLive(imb, marie)).toBe(false);
  });

  test.each(["", "x", "A".repeat(43), "' or 1=1 --", "\u0000"])("is not opened by %j", async (token) => {
    const { imb } = await houseWithJan();
    await tokenOf(imb, passwords.jan);
    expect(await isLive(imb, token)).toBe(false);
  });

  test("is not opened by its hash or its id, which who stole the database has", async () => {
    const { imb, db } = await houseWithJan();
    await tokenOf(imb, passwords.jan);
    const [row] = await tables.sessions(db);
    expect(await isLive(imb, row?.tokenHash ?? "")).toBe(false);
    expect(await isLive(imb, row?.id ?? "")).toBe(false);
  });
});

describe("signing in over and over", () => {
  test("leaves the twenty newest sessions of that person, and everybody else's", async () => {
    const { imb, db, clock } = await houseWithJan();
    const mamas = await tokenOf(imb, passwords.mama);
    const tokens: string[] = [];
    for (let i = 0; i < 23; i++) {
      clock.advance(1);
      tokens.push(await tokenOf(imb, passwords.jan));
    }
    const live = await Promise.all(tokens.map((token) => isLive(imb, token)));
    expect(live).toEqual([...Array(3).fill(false), ...Array(20).fill(true)]);
    expect(await isLive(imb, mamas)).toBe(true);
    expect(await tables.sessions(db)).toHaveLength(21);
  });
});

describe("signing out", () => {
  test("ends that session and no other", async () => {
    const { imb } = await houseWithJan();
    const [here, there] = [await tokenOf(imb, passwords.jan), await tokenOf(imb, passwords.jan, atSchool)];
    await signOut(imb, here, atHome);
    expect([await isLive(imb, here), await isLive(imb, there)]).toEqual([false, true]);
  });

  test("ends nothing at another school", async () => {
    const { imb, riverside } = await houseWithJan();
    const token = await tokenOf(imb, passwords.jan);
    await signOut(riverside, token, atHome);
    expect(await isLive(imb, token)).toBe(true);
  });

  test("does no harm twice, or to nobody", async () => {
    const { imb } = await houseWithJan();
    const token = await tokenOf(imb, passwords.jan);
    await signOut(imb, token, atHome);
    await signOut(imb, token, atHome);
    await signOut(imb, "", atHome);
  });
});

describe("the list of devices", () => {
  async function threeSessions() {
    const house = await houseWithJan();
    const here = await tokenOf(house.imb, passwords.jan);
    const school = await tokenOf(house.imb, passwords.jan, atSchool);
    const marie = await tokenOf(house.imb, passwords.mama);
    const janet = await tokenOf(house.riverside, "Bicycle.Moon.9 by the river");
    const live = async () => [
      await isLive(house.imb, here),
      await isLive(house.imb, school),
      await isLive(house.imb, marie),
      await isLive(house.riverside, janet),
    ];
    return { ...house, here, school, marie, janet, live };
  }

  test("ends one session of this person", async () => {
    const { imb, here, school, live } = await threeSessions();
    await endSession(imb, await whoHas(imb, here), (await whoHas(imb, school)).session.id, atHome);
    expect(await live()).toEqual([true, false, true, true]);
  });

  test("ends all others of this person, and not the one that asks", async () => {
    const { imb, here, live } = await threeSessions();
    await endOtherSessions(imb, await whoHas(imb, here), atHome);
    expect(await live()).toEqual([true, false, true, true]);
  });

  test("ends no session of another person of the account, or of another school, whatever id is sent", async () => {
    const { imb, riverside, here, marie, janet, live, db } = await threeSessions();
    const who = await whoHas(imb, here);
    await endSession(imb, who, (await whoHas(imb, marie)).session.id, atHome);
    await endSession(imb, who, (await whoHas(riverside, janet)).session.id, atHome);
    await endSession(imb, who, "' or 1=1 --", atHome);
    expect(await live()).toEqual([true, true, true, true]);
    expect((await tables.securityEvents(db)).filter(({ kind }) => kind === "sessions-ended")).toEqual([]);
  });

  test("shows an event for what it ended, once", async () => {
    const { imb, here, db, selles } = await threeSessions();
    const who = await whoHas(imb, here);
    await endOtherSessions(imb, who, atHome);
    await endOtherSessions(imb, who, atHome);
    expect((await tables.securityEvents(db)).filter(({ kind }) => kind === "sessions-ended")).toMatchObject([
      { personId: selles.idOf.Jan, device: "Firefox, Windows" },
    ]);
  });
});

test("a sign-in ends the session that this browser had before, whosever it was, and no other", async () => {
  const { imb } = await openHouse();
  await addSelles(imb);
  const before = await signedIn(imb, "jan.selle", passwords.jan);
  const elsewhere = await signedIn(imb, "jan.selle", passwords.jan);
  const sessionToken = before.session.token;
  // A wrong password ends nothing.
  await signIn(imb, { username: "jan.selle", password: "fout", keep: false }, { ...atHome, sessionToken });
  expect(await isLive(imb, sessionToken)).toBe(true);
  const typed = { username: "jan.selle", password: passwords.mama, keep: false };
  const after = await signIn(imb, typed, { ...atHome, sessionToken });
  expect(after.status).toBe("signed-in");
  expect(await isLive(imb, sessionToken)).toBe(false);
  expect(await isLive(imb, elsewhere.session.token)).toBe(true);
});
