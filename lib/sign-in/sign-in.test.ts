import { describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { addFamily, addOtherJan, addSelles, changePerson, passwords } from "../../tests/family.ts";
import { openHouse, testKeys } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink, atHome, atSchool, opens, signedIn, trySignIn } from "../../tests/walk.ts";
import { signedInPerson } from "../account/signed-in-person.ts";
import { HashingIsBusy } from "../password/hash-queue.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import type { Scope } from "../scope.ts";
import { signIn } from "./sign-in.ts";

async function houseWithJan(changes = {}) {
  const house = await openHouse(changes);
  return { ...house, selles: await addSelles(house.imb), otherJan: await addOtherJan(house.riverside) };
}

const whoIs = async (scope: Scope, password: string) => {
  const { session } = await signedIn(scope, "jan.selle", password, {
    ...atHome,
    network: crypto.randomUUID(),
  });
  return (await signedInPerson(scope, session.token))?.person.givenName;
};

describe("signing in", () => {
  test("knows by the password which person of the account it is", async () => {
    const { imb, riverside } = await houseWithJan();
    expect(await whoIs(imb, passwords.jan)).toBe("Jan");
    expect(await whoIs(imb, passwords.mama)).toBe("Marie");
    expect(await whoIs(riverside, "Bicycle.Moon.9 by the river")).toBe("Janet");
  });

  test.each(["JAN.SELLE", "  jan.selle\t", "ｊａｎ．ｓｅｌｌｅ", "Jan.Selle"])(
    "takes the username as %j",
    async (username) => {
      const { imb } = await houseWithJan();
      expect(await opens(imb, username, passwords.jan)).toBe(true);
    },
  );

  test("takes the password exactly as it is, but for the Unicode form", async () => {
    const { imb } = await openHouse();
    await addFamily(imb, "zoe", { Zoé: { password: " Café noir 7 " } });
    expect(await opens(imb, "zoe", " Cafe\u0301 noir 7 ")).toBe(true);
    for (const other of ["Café noir 7", " café noir 7 ", " Cafe noir 7 "]) {
      expect(await opens(imb, "zoe", other)).toBe(false);
    }
  });

  test("takes two round trips and one Argon2id", async () => {
    const { imb, db, hashes } = await houseWithJan();
    const before = { trips: db.roundTrips, hashes: hashes.count };
    await signedIn(imb, "jan.selle", passwords.mama);
    expect(db.roundTrips - before.trips).toBe(2);
    expect(hashes.count - before.hashes).toBe(1);
  });

  test("shows in that person's list of events", async () => {
    const { imb, db, selles } = await houseWithJan();
    await signedIn(imb, "jan.selle", passwords.mama);
    expect(await tables.securityEvents(db)).toMatchObject([
      { kind: "signed-in", personId: selles.idOf.Marie, device: "Firefox, Windows", network: "home" },
    ]);
  });

  test("tells the language of who it is", async () => {
    const { imb } = await houseWithJan();
    expect((await signedIn(imb, "jan.selle", passwords.mama)).personLocale).toBe("en");
  });
});

describe("every failure is the same: one answer, one Argon2id, one round trip, no session, for", () => {
  const failures: [string, string, string][] = [
    ["a wrong password", "jan.selle", "Zonnebloem-1"],
    ["an empty password", "jan.selle", ""],
    ["a very long password", "jan.selle", "x".repeat(10_000)],
    ["an unknown username", "niemand", passwords.jan],
    ["an empty username", "", passwords.jan],
    ["an attempt at SQL", "' or 1=1 --", "' or 1=1 --"],
    ["somebody inactive", "tom", "Inactief.Els-5"],
    ["somebody whose time is over", "tom", "Voorbij.Ines-5"],
    ["an account of which nobody has a password", "nieuw", ""],
    ["the username of another school", "grace", passwords.jan],
    ["the password of the same username at another school", "jan.selle", "Bicycle.Moon.9 by the river"],
  ];

  test.each(failures)("%s", async (_, username, password) => {
    const { imb, riverside, db, hashes, clock } = await houseWithJan();
    await addFamily(imb, "tom", {
      Tom: { password: "Zonnebloem-0" },
      Els: { relation: "mother", password: "Inactief.Els-5", isActive: false },
      Ines: { relation: "interim", password: "Voorbij.Ines-5", activeUntil: clock.now() },
    });
    await addFamily(imb, "nieuw", { Nieuw: { emails: ["nieuw@imb.example"] } });
    await addFamily(riverside, "grace", { Grace: { password: passwords.jan } });
    const before = { trips: db.roundTrips, hashes: hashes.count };
    expect(await trySignIn(imb, username, password)).toMatchObject({ status: "not-recognised" });
    expect(hashes.count - before.hashes).toBe(1);
    expect(db.roundTrips - before.trips).toBe(1);
    expect(await tables.sessions(db)).toEqual([]);
    expect(await tables.securityEvents(db)).toEqual([]);
    expect(await tables.attempts(db)).toMatchObject([{ outcome: "refused", schoolId: imb.school.id }]);
  });
});

test("an attempt names neither the username nor the person", async () => {
  const { imb, db } = await houseWithJan();
  await trySignIn(imb, "jan.selle", "fout");
  expect(JSON.stringify(await tables.attempts(db))).not.toMatch(/jan|selle/i);
});

describe("when hashing is too busy", () => {
  test("the visitor is told so, and the attempt does not count", async () => {
    const { imb, db } = await houseWithJan();
    const argon2id = async () => {
      throw new HashingIsBusy(9);
    };
    const outcome = await trySignIn({ ...imb, argon2id }, "jan.selle", passwords.jan);
    expect(outcome).toEqual({ status: "busy", waitSeconds: 9 });
    expect(await tables.attempts(db)).toEqual([]);
  });
});

describe("what happens while a password is being checked", () => {
  /** As soon as the first hash is made. */
  const during = (scope: Scope, what: () => Promise<unknown>): Scope => {
    let isFirst = true;
    return {
      ...scope,
      argon2id: async (...args) => {
        const hash = await scope.argon2id(...args);
        if (isFirst) {
          isFirst = false;
          await what();
        }
        return hash;
      },
    };
  };

  test("a new password leaves no session to the old one", async () => {
    const { imb, inbox, db } = await houseWithJan();
    await askForLink(imb, "jan.selle", "jan@selle.example");
    const token = inbox.tokenFor("jan@selle.example");
    const scope = during(imb, () => redeemLink(imb, token, "Nieuwe-Fiets.8", atHome));
    expect(await trySignIn(scope, "jan.selle", passwords.jan)).toMatchObject({ status: "not-recognised" });
    expect(await tables.sessions(db)).toEqual([]);
    expect(await opens(imb, "jan.selle", "Nieuwe-Fiets.8")).toBe(true);
  });

  test("being made inactive leaves no session", async () => {
    const { imb, db, selles } = await houseWithJan();
    const scope = during(imb, () => changePerson(imb, selles.idOf.Jan, { isActive: false }));
    const outcome = await trySignIn(scope, "jan.selle", passwords.jan);
    const token = outcome.status === "signed-in" ? outcome.session.token : "";
    expect(await signedInPerson(imb, token)).toBeNull();
    await changePerson(imb, selles.idOf.Jan, { isActive: true });
    expect((await tables.sessions(db)).length).toBeLessThanOrEqual(1);
  });

  test("another person's new password changes nothing", async () => {
    const { imb, inbox } = await houseWithJan();
    await askForLink(imb, "jan.selle", "jan@selle.example");
    const token = inbox.tokenFor("marie@work.example");
    const scope = during(imb, () => redeemLink(imb, token, "Nieuwe-Fiets.8", atHome));
    expect((await trySignIn(scope, "jan.selle", passwords.jan)).status).toBe("signed-in");
  });
});

describe("keys rotate", () => {
  const rotated = (scope: Scope, ...ids: [string, ...string[]]): Scope => ({
    ...scope,
    keys: { ...scope.keys, passwords: testKeys(...ids) },
  });

  test("signing in moves that person to the newest key, in the same two round trips", async () => {
    const { imb, db, hashes } = await houseWithJan();
    const scope = rotated(imb, "p2", "p1");
    const before = { trips: db.roundTrips, hashes: hashes.count };
    await signedIn(scope, "jan.selle", passwords.jan);
    expect([db.roundTrips - before.trips, hashes.count - before.hashes]).toEqual([2, 1]);
    expect(await opens(rotated(imb, "p2"), "jan.selle", passwords.jan)).toBe(true);
    expect(await opens(rotated(imb, "p2"), "jan.selle", passwords.mama)).toBe(false);
    expect(await opens(rotated(imb, "p2", "p1"), "jan.selle", passwords.mama)).toBe(true);
  });

  test("ten sign-ins at once, in two processes, all succeed", async () => {
    const { imb, db, databaseUrl } = await houseWithJan();
    const other = openDatabase(databaseUrl);
    const scope = rotated(imb, "p2", "p1");
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        trySignIn({ ...scope, db: i % 2 ? db : other }, "jan.selle", passwords.jan, {
          ...atHome,
          network: `network ${i}`,
        }),
      ),
    );
    other.close();
    expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill("signed-in"));
    expect(await opens(rotated(imb, "p2"), "jan.selle", passwords.jan)).toBe(true);
  });
});

describe("a family moves to stronger hashes", () => {
  const stronger = { memoryKiB: 128, passes: 2, lanes: 1 };
  const family = { Jan: "Zonnebloem-0", Marie: "Fiets-op-de-maan7", Piet: "Regen.Wolk.3" };

  async function familyOfThree() {
    const house = await openHouse();
    const { accountId } = await addFamily(house.imb, "jan.selle", {
      Jan: { password: family.Jan },
      Marie: { relation: "mother", password: family.Marie },
      Piet: { relation: "father", password: family.Piet },
      Oma: { relation: "grandparent" },
    });
    const parameters = async () =>
      (await tables.accounts(house.db)).find(({ id }) => id === accountId)?.passwordParameters;
    return { ...house, scope: { ...house.imb, passwordCost: stronger }, parameters };
  }

  test("when the last of them came by, at one Argon2id in each sign-in and the rest afterwards", async () => {
    const { scope, hashes, db, parameters } = await familyOfThree();
    for (const [index, password] of Object.values(family).entries()) {
      expect(await parameters()).toBe("m=64,t=1,p=1");
      const before = hashes.count;
      const outcome = await signedIn(scope, "jan.selle", password);
      expect(hashes.count - before).toBe(1);
      await outcome.afterwards();
      expect(hashes.count - before, `person ${index}`).toBe(2);
    }
    expect(await parameters()).toBe("m=128,t=2,p=1");
    for (const { passwordVerifier } of await tables.persons(db)) {
      if (passwordVerifier) expect(passwordVerifier).toMatch(/^v1\$a=2id,m=128,t=2,p=1\$\S+$/);
    }
    for (const password of Object.values(family)) {
      const before = hashes.count;
      await (await signedIn(scope, "jan.selle", password)).afterwards();
      expect(hashes.count - before).toBe(1);
    }
  });

  test("in any order, however often each comes by before", async () => {
    const { scope, parameters } = await familyOfThree();
    for (const password of [family.Piet, family.Piet, family.Jan, family.Piet, family.Jan, family.Marie]) {
      const visitor = { ...atHome, network: crypto.randomUUID() };
      await (await signedIn(scope, "jan.selle", password, visitor)).afterwards();
    }
    expect(await parameters()).toBe("m=128,t=2,p=1");
    for (const password of Object.values(family))
      expect(await opens(scope, "jan.selle", password)).toBe(true);
  });

  test("all at once, in two processes, and nobody is locked out", async () => {
    const { scope, db, databaseUrl, parameters } = await familyOfThree();
    const other = openDatabase(databaseUrl);
    const all = [...Object.values(family), ...Object.values(family), ...Object.values(family)];
    const statuses = await Promise.all(
      all.map(async (password, i) => {
        const visitor = { ...atHome, network: `network ${i}` };
        const outcome = await trySignIn({ ...scope, db: i % 2 ? db : other }, "jan.selle", password, visitor);
        if (outcome.status === "signed-in") await outcome.afterwards();
        return outcome.status;
      }),
    );
    other.close();
    expect(statuses).toEqual(all.map(() => "signed-in"));
    expect(await parameters()).toBe("m=128,t=2,p=1");
    for (const password of Object.values(family))
      expect(await opens(scope, "jan.selle", password)).toBe(true);
  });

  test("one who chooses a new password meanwhile is not locked out", async () => {
    const { scope, parameters, inbox } = await familyOfThree();
    await addFamily(scope, "noor", { Noor: { emails: ["noor@imb.example"], password: "Oude-Fiets.99" } });
    await askForLink(scope, "noor", "noor@imb.example");
    for (const password of [family.Jan, family.Marie]) {
      await (await signedIn(scope, "jan.selle", password)).afterwards();
    }
    expect(await parameters()).toBe("m=64,t=1,p=1");
    await redeemLink(scope, inbox.tokenFor("noor@imb.example"), "Nieuwe-Fiets.8", atSchool);
    expect(await opens(scope, "noor", "Nieuwe-Fiets.8")).toBe(true);
    await (await signedIn(scope, "jan.selle", family.Piet)).afterwards();
    for (const password of Object.values(family))
      expect(await opens(scope, "jan.selle", password)).toBe(true);
  });

  test("a wrong password still costs one", async () => {
    const { scope, hashes } = await familyOfThree();
    await (await signedIn(scope, "jan.selle", family.Jan)).afterwards();
    const before = hashes.count;
    await signIn(scope, { username: "jan.selle", password: "fout", keep: false }, atHome);
    expect(hashes.count - before).toBe(1);
  });
});
