import { describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { signInAttempts } from "../../db/schema.ts";
import { hour, second } from "../../tests/clock.ts";
import { addFamily, addOtherJan, addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { atHome, atSchool, signedIn, trySignIn } from "../../tests/walk.ts";
import type { Scope } from "../scope.ts";

async function houseWithJan(changes = {}) {
  const house = await openHouse(changes);
  await addSelles(house.imb);
  await addOtherJan(house.riverside);
  return house;
}

async function fail(scope: Scope, times: number, username = "jan.selle", visitor = atSchool) {
  const statuses: string[] = [];
  for (let i = 0; i < times; i++) {
    statuses.push((await trySignIn(scope, username, `fout ${i}`, visitor)).status);
  }
  return statuses;
}

describe("after five failures", () => {
  test("the next try waits half a minute, and then twice as long each time, to a quarter of an hour", async () => {
    const { imb, clock } = await houseWithJan();
    expect(await fail(imb, 5)).toEqual(Array(5).fill("not-recognised"));
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      const outcome = await trySignIn(imb, "jan.selle", "fout", atSchool);
      if (outcome.status !== "slowed-down") throw new Error(outcome.status);
      waits.push(outcome.waitSeconds);
      clock.advance(outcome.waitSeconds * second - 1);
      expect(await trySignIn(imb, "jan.selle", "fout", atSchool)).toEqual({
        status: "slowed-down",
        waitSeconds: 1,
      });
      clock.advance(1);
      expect(await fail(imb, 1)).toEqual(["not-recognised"]);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900]);
  });

  test("the right password has to wait as well, and then works: nobody is ever locked out", async () => {
    const { imb, clock } = await houseWithJan();
    await fail(imb, 5);
    expect(await trySignIn(imb, "jan.selle", passwords.jan, atSchool)).toEqual({
      status: "slowed-down",
      waitSeconds: 30,
    });
    clock.advance(30 * second);
    expect((await trySignIn(imb, "jan.selle", passwords.jan, atSchool)).status).toBe("signed-in");
  });

  test("a try that is slowed down costs no Argon2id and makes the wait no longer", async () => {
    const { imb, hashes, db } = await houseWithJan();
    await fail(imb, 5);
    const before = { hashes: hashes.count, trips: db.roundTrips };
    expect(await fail(imb, 20)).toEqual(Array(20).fill("slowed-down"));
    expect(hashes.count).toBe(before.hashes);
    expect(db.roundTrips - before.trips).toBe(2 * 20);
    expect(await tables.attempts(db)).toHaveLength(5);
  });

  test("a username that nobody has is slowed down in the same way", async () => {
    const { imb } = await houseWithJan();
    await fail(imb, 5, "niemand");
    expect(await trySignIn(imb, "niemand", "fout", atSchool)).toEqual({
      status: "slowed-down",
      waitSeconds: 30,
    });
  });

  test("another spelling of the username is the same one", async () => {
    const { imb } = await houseWithJan();
    await fail(imb, 5, "jan.selle");
    expect(await fail(imb, 1, " JAN.Selle ")).toEqual(["slowed-down"]);
  });

  test("others are not slowed down: at another network, with another username, at another school", async () => {
    const { imb, riverside } = await houseWithJan();
    await addFamily(imb, "noor", { Noor: { password: "Zonnebloem-0" } });
    await fail(imb, 6);
    expect((await trySignIn(imb, "jan.selle", passwords.jan, atHome)).status).toBe("signed-in");
    expect((await trySignIn(imb, "noor", "Zonnebloem-0", atSchool)).status).toBe("signed-in");
    expect((await trySignIn(riverside, "jan.selle", "Bicycle.Moon.9 by the river", atSchool)).status).toBe(
      "signed-in",
    );
  });

  test("an hour later they are forgotten", async () => {
    const { imb, clock } = await houseWithJan();
    await fail(imb, 5);
    clock.advance(hour);
    expect(await fail(imb, 6)).toEqual([...Array(5).fill("not-recognised"), "slowed-down"]);
  });

  test("never more than five of a hundred at once, in two processes, get to try", async () => {
    const { imb, db, databaseUrl, hashes } = await houseWithJan();
    const other = openDatabase(databaseUrl);
    const before = hashes.count;
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        trySignIn({ ...imb, db: i % 2 ? db : other }, "jan.selle", `fout ${i}`, atSchool),
      ),
    );
    other.close();
    expect(outcomes.filter(({ status }) => status === "not-recognised")).toHaveLength(5);
    expect(outcomes.filter(({ status }) => status === "slowed-down")).toHaveLength(95);
    expect(hashes.count - before).toBe(5);
  });

  test("the factor multiplies the five", async () => {
    const { imb } = await houseWithJan({ throttleFactor: 2 });
    expect(await fail(imb, 11)).toEqual([...Array(10).fill("not-recognised"), "slowed-down"]);
  });
});

describe("signing in", () => {
  test("does not give failures back: a co-account could guess on at another's password", async () => {
    const { imb } = await houseWithJan();
    await fail(imb, 4);
    await signedIn(imb, "jan.selle", passwords.mama, atSchool);
    expect(await fail(imb, 2)).toEqual(["not-recognised", "slowed-down"]);
  });

  test("does not count as a failure: a class may sign in as often as it likes", async () => {
    const { imb } = await houseWithJan();
    for (let i = 0; i < 10; i++) await signedIn(imb, "jan.selle", passwords.jan, atSchool);
    expect(await fail(imb, 1)).toEqual(["not-recognised"]);
  });
});

describe("a browser that signed in before", () => {
  async function knownBrowser(scope: Scope, password: string = passwords.jan, visitor = atHome) {
    const { knownBrowsers } = await signedIn(scope, "jan.selle", password, visitor);
    return { ...atSchool, knownBrowsers };
  }

  test("keeps its own allowance while its network's is used up", async () => {
    const { imb } = await houseWithJan();
    const browser = await knownBrowser(imb);
    await fail(imb, 6, "jan.selle", atSchool);
    expect((await trySignIn(imb, "jan.selle", passwords.jan, browser)).status).toBe("signed-in");
  });

  test("keeps it also when somebody tried a thousand passwords on everybody from the same network", async () => {
    const house = await houseWithJan();
    const browser = await knownBrowser(house.imb);
    await tryOnEverybody(house);
    expect(await fail(house.imb, 5, "jan.selle", browser)).toEqual(Array(5).fill("not-recognised"));
  });

  test("has no more than five free tries of its own", async () => {
    const { imb } = await houseWithJan();
    const browser = await knownBrowser(imb);
    expect(await fail(imb, 6, "jan.selle", browser)).toEqual([
      ...Array(5).fill("not-recognised"),
      "slowed-down",
    ]);
  });

  test("gets no fresh allowance by signing in again, from any number of windows", async () => {
    const { imb } = await houseWithJan();
    const statuses: string[] = [];
    for (let i = 0; i < 8; i++) {
      const browser = await knownBrowser(imb, passwords.mama, atHome);
      statuses.push(...(await fail(imb, 1, "jan.selle", browser)));
    }
    expect(statuses.filter((status) => status === "not-recognised")).toHaveLength(5);
  });

  test("is known for that username alone", async () => {
    const { imb } = await houseWithJan();
    await addFamily(imb, "noor", { Noor: { password: "Zonnebloem-0" } });
    const browser = await knownBrowser(imb);
    await fail(imb, 5, "noor", atSchool);
    expect(await fail(imb, 1, "noor", browser)).toEqual(["slowed-down"]);
  });

  test("is known at that school alone", async () => {
    const { imb, riverside } = await houseWithJan();
    const browser = await knownBrowser(imb);
    await fail(riverside, 5, "jan.selle", atSchool);
    expect(await fail(riverside, 1, "jan.selle", browser)).toEqual(["slowed-down"]);
  });

  test("is known for each of several persons of a shared computer", async () => {
    const { imb } = await houseWithJan();
    await addFamily(imb, "noor", { Noor: { password: "Zonnebloem-0" } });
    const first = await knownBrowser(imb);
    const { knownBrowsers } = await signedIn(imb, "noor", "Zonnebloem-0", first);
    const both = { ...atSchool, knownBrowsers };
    await fail(imb, 5, "noor", atSchool);
    await fail(imb, 5, "jan.selle", atSchool);
    expect(await fail(imb, 1, "noor", both)).toEqual(["not-recognised"]);
    expect(await fail(imb, 1, "jan.selle", both)).toEqual(["not-recognised"]);
  });

  test("keeps a cookie of at most eight entries", async () => {
    const { imb } = await houseWithJan();
    let visitor = atHome;
    for (let i = 0; i < 12; i++) {
      await addFamily(imb, `u${i}`, { U: { password: "Zonnebloem-0" } });
      const { knownBrowsers } = await signedIn(imb, `u${i}`, "Zonnebloem-0", visitor);
      visitor = { ...visitor, knownBrowsers };
    }
    expect(visitor.knownBrowsers.split("~")).toHaveLength(8);
  });

  test.each([
    ["made up", () => `${"A".repeat(16)}.${"A".repeat(22)}`],
    ["with another allowance", (real: string) => `${"B".repeat(16)}${real.slice(16)}`],
    ["with another proof", (real: string) => `${real.slice(0, 17)}${"A".repeat(22)}`],
    ["cut off", (real: string) => real.slice(0, -1)],
    [
      "of a hundred entries",
      (real: string) => `${`${"A".repeat(16)}.${"A".repeat(22)}~`.repeat(100)}${real}`,
    ],
    ["of nonsense", () => "~.~..~%00\u0000".repeat(1000)],
  ])("is not believed with a cookie %s", async (_, forge) => {
    const { imb } = await houseWithJan();
    const { knownBrowsers } = await knownBrowser(imb);
    await fail(imb, 5, "jan.selle", atSchool);
    const forged = { ...atSchool, knownBrowsers: forge(knownBrowsers) };
    expect(await fail(imb, 1, "jan.selle", forged)).toEqual(["slowed-down"]);
  });
});

/** As many failures of other usernames, from the school's network, as make it suspect. */
async function tryOnEverybody({ db, clock, imb }: Awaited<ReturnType<typeof houseWithJan>>) {
  const rows = Array.from({ length: 1000 }, (_, i) => ({
    id: `attempt-${i}`,
    schoolId: imb.school.id,
    allowance: `network:somebody-${i}`,
    network: atSchool.network,
    attemptedAt: clock.now(),
  }));
  await db.write((q) => [q.insert(signInAttempts).values(rows)]);
}

describe("one password tried on everybody from one network", () => {
  test("leaves each username one free try there instead of five, and shuts nobody out", async () => {
    const house = await houseWithJan();
    await tryOnEverybody(house);
    expect((await trySignIn(house.imb, "jan.selle", passwords.jan, atSchool)).status).toBe("signed-in");
    expect(await fail(house.imb, 2, "u1")).toEqual(["not-recognised", "slowed-down"]);
    expect(await fail(house.imb, 5, "u2", atHome)).toEqual(Array(5).fill("not-recognised"));
  });

  test("is forgotten after an hour", async () => {
    const house = await houseWithJan();
    await tryOnEverybody(house);
    house.clock.advance(hour + second);
    expect(await fail(house.imb, 2, "u1")).toEqual(Array(2).fill("not-recognised"));
  });

  test("counts for each school apart", async () => {
    const house = await houseWithJan();
    await tryOnEverybody(house);
    expect(await fail(house.riverside, 2, "u1")).toEqual(Array(2).fill("not-recognised"));
  });
});
