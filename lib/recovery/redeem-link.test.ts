import { describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { hour, minute } from "../../tests/clock.ts";
import {
  addFamily,
  addOtherJan,
  addSelles,
  changePerson,
  passwords,
  removeAddress,
} from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink, atHome, atSchool, opens, signedIn } from "../../tests/walk.ts";
import { accountOverview, signedInPerson } from "../account/signed-in-person.ts";
import { HashingIsBusy } from "../password/hash-queue.ts";
import { openLink } from "./open-link.ts";
import { redeemLink } from "./redeem-link.ts";

const fresh = "Nieuwe-Fiets.8";

/** Everybody of jan.selle has a link in the mail. */
async function linksMailed(changes = {}) {
  const house = await openHouse(changes);
  const selles = await addSelles(house.imb);
  const otherJan = await addOtherJan(house.riverside);
  await askForLink(house.imb, "jan.selle", "jan@selle.example");
  return { ...house, selles, otherJan };
}

const verifiers = async (db: Parameters<typeof tables.persons>[0]) =>
  Object.fromEntries((await tables.persons(db)).map((person) => [person.id, person.passwordVerifier]));

describe("saving a new password with a link", () => {
  test("takes two round trips", async () => {
    const { imb, inbox, db } = await linksMailed();
    const before = db.roundTrips;
    expect(await redeemLink(imb, inbox.tokenFor("jan@selle.example"), fresh, atHome)).toEqual({
      status: "saved",
    });
    expect(db.roundTrips - before).toBe(2);
  });

  test("makes the new one work and the old one not, from that moment", async () => {
    const { imb, inbox } = await linksMailed();
    expect(await opens(imb, "jan.selle", passwords.jan)).toBe(true);
    await redeemLink(imb, inbox.tokenFor("jan@selle.example"), fresh, atHome);
    expect(await opens(imb, "jan.selle", fresh)).toBe(true);
    expect(await opens(imb, "jan.selle", passwords.jan)).toBe(false);
  });

  test("changes nobody else's, of the account or of another school", async () => {
    const { imb, inbox, db, selles } = await linksMailed();
    const before = await verifiers(db);
    await redeemLink(imb, inbox.tokenFor("marie@work.example"), fresh, atHome);
    const after = await verifiers(db);
    expect(after[selles.idOf.Marie]).not.toBe(before[selles.idOf.Marie]);
    expect({ ...after, [selles.idOf.Marie]: "" }).toEqual({ ...before, [selles.idOf.Marie]: "" });
    expect(await opens(imb, "jan.selle", passwords.jan)).toBe(true);
  });

  test("gives a first password to who had none, and signs in as that person", async () => {
    const { imb, inbox, selles } = await linksMailed();
    const token = inbox.tokenFor("piet@selle.example");
    expect(await openLink(imb, token)).toMatchObject({ status: "open", purpose: "activation" });
    expect(await redeemLink(imb, token, fresh, atHome)).toEqual({ status: "saved" });
    const { session } = await signedIn(imb, "jan.selle", fresh);
    expect((await signedInPerson(imb, session.token))?.person.id).toBe(selles.idOf.Piet);
  });

  test("ends every session of that person, and no one else's", async () => {
    const { imb, riverside, inbox } = await linksMailed();
    const marie = await signedIn(imb, "jan.selle", passwords.mama);
    const kept = await signedIn(imb, "jan.selle", passwords.mama, atSchool, true);
    const jan = await signedIn(imb, "jan.selle", passwords.jan);
    const janet = await signedIn(riverside, "jan.selle", "Bicycle.Moon.9 by the river");
    await redeemLink(imb, inbox.tokenFor("marie@work.example"), fresh, atHome);
    expect(await signedInPerson(imb, marie.session.token)).toBeNull();
    expect(await signedInPerson(imb, kept.session.token)).toBeNull();
    expect(await signedInPerson(imb, jan.session.token)).not.toBeNull();
    expect(await signedInPerson(riverside, janet.session.token)).not.toBeNull();
  });

  test("ends all other links of that person, older and newer, and no one else's", async () => {
    const { imb, inbox, clock } = await linksMailed();
    const older = inbox.tokenFor("marie@selle.example");
    const jan = inbox.tokenFor("jan@selle.example");
    clock.advance(minute);
    await askForLink(imb, "jan.selle", "jan@selle.example");
    const newer = inbox.tokenFor("marie@work.example");
    await redeemLink(imb, older, fresh, atHome);
    expect((await openLink(imb, older)).status).toBe("used");
    expect((await openLink(imb, newer)).status).toBe("withdrawn");
    expect((await openLink(imb, jan)).status).toBe("open");
  });

  test("works with an older link after newer ones were mailed", async () => {
    const { imb, inbox, clock } = await linksMailed();
    const older = inbox.tokenFor("jan@selle.example");
    clock.advance(hour);
    await askForLink(imb, "jan.selle", "jan@selle.example");
    expect(await redeemLink(imb, older, fresh, atHome)).toEqual({ status: "saved" });
  });

  test("tells every address of that person, in their language, and nobody else", async () => {
    const { imb, inbox, db } = await linksMailed();
    await redeemLink(imb, inbox.tokenFor("marie@work.example"), fresh, atHome);
    const notices = (await tables.mails(db)).filter(({ kind }) => kind === "password-changed");
    expect(notices.map(({ toEmail, locale, state }) => [toEmail, locale, state]).sort()).toEqual([
      ["marie@selle.example", "en", "queued"],
      ["marie@work.example", "en", "queued"],
    ]);
  });

  test("shows in that person's list of events, with the device", async () => {
    const { imb, inbox, selles } = await linksMailed();
    await redeemLink(imb, inbox.tokenFor("marie@work.example"), fresh, atHome);
    const { session } = await signedIn(imb, "jan.selle", fresh);
    const overview = await accountOverview(imb, session.token);
    expect(overview?.events).toContainEqual(
      expect.objectContaining({
        personId: selles.idOf.Marie,
        kind: "password-recovered",
        device: "Firefox, Windows",
      }),
    );
  });

  test("may take the password that the person has already", async () => {
    const { imb, inbox } = await linksMailed();
    expect(await redeemLink(imb, inbox.tokenFor("jan@selle.example"), passwords.jan, atHome)).toEqual({
      status: "saved",
    });
  });

  test("is not disturbed by who is signed in", async () => {
    const { imb, inbox } = await linksMailed();
    const jan = await signedIn(imb, "jan.selle", passwords.jan);
    await redeemLink(imb, inbox.tokenFor("marie@work.example"), fresh, atHome);
    expect((await signedInPerson(imb, jan.session.token))?.person.givenName).toBe("Jan");
  });
});

describe("a refused password", () => {
  test.each([
    ["length", "Kort-1"],
    ["mix", "alleenkleineletters"],
    ["common", "Wachtwoord1!"],
    ["contains-name", "Jan.Selle-2026"],
    ["too-long", `Aa1-${"x".repeat(125)}`],
  ])("(%s) does not use up the link", async (reason, password) => {
    const { imb, inbox, db } = await linksMailed();
    const token = inbox.tokenFor("jan@selle.example");
    const before = await verifiers(db);
    const outcome = await redeemLink(imb, token, password, atHome);
    expect(outcome).toMatchObject({ status: "refused", reasons: expect.arrayContaining([reason]) });
    expect(await verifiers(db)).toEqual(before);
    expect(await redeemLink(imb, token, fresh, atHome)).toEqual({ status: "saved" });
  });

  test.each([
    ["another person of the account", "jan@selle.example", passwords.mama],
    ["the holder", "piet@selle.example", passwords.jan],
  ])("that %s has is refused in the very words of a common one", async (_, email, password) => {
    const { imb, inbox } = await linksMailed();
    const outcome = await redeemLink(imb, inbox.tokenFor(email), password, atHome);
    expect(outcome).toEqual({ status: "refused", reasons: ["common"] });
    expect(outcome).toEqual(await redeemLink(imb, inbox.tokenFor(email), "Wachtwoord1!", atHome));
  });

  test("is refused too where that other person is inactive", async () => {
    const { imb, inbox, selles } = await linksMailed();
    await changePerson(imb, selles.idOf.Marie, { isActive: false });
    const outcome = await redeemLink(imb, inbox.tokenFor("jan@selle.example"), passwords.mama, atHome);
    expect(outcome).toEqual({ status: "refused", reasons: ["common"] });
  });

  test("is not refused because somebody of another account has it", async () => {
    const { imb, inbox } = await linksMailed();
    await addFamily(imb, "tom", { Tom: { password: fresh } });
    expect(await redeemLink(imb, inbox.tokenFor("jan@selle.example"), fresh, atHome)).toEqual({
      status: "saved",
    });
  });

  test("follows the school's own rule", async () => {
    const { imb, inbox } = await linksMailed({ imb: { passwordRule: "passphrase" } });
    const token = inbox.tokenFor("jan@selle.example");
    expect(await redeemLink(imb, token, fresh, atHome)).toEqual({ status: "refused", reasons: ["length"] });
    expect(await redeemLink(imb, token, "drie natte laarzen", atHome)).toEqual({ status: "saved" });
  });
});

describe("a link saves nothing", () => {
  const refused = { notGenuine: { status: "not-genuine" }, withdrawn: { status: "withdrawn" } };

  test("when it is cut off", async () => {
    const { imb, inbox } = await linksMailed();
    const token = inbox.tokenFor("jan@selle.example").slice(0, -1);
    expect(await redeemLink(imb, token, fresh, atHome)).toEqual(refused.notGenuine);
    expect(await opens(imb, "jan.selle", passwords.jan)).toBe(true);
  });

  test("at another school", async () => {
    const { riverside, inbox, db } = await linksMailed();
    const before = await verifiers(db);
    expect(await redeemLink(riverside, inbox.tokenFor("jan@selle.example"), fresh, atHome)).toEqual(
      refused.notGenuine,
    );
    expect(await verifiers(db)).toEqual(before);
  });

  test("when its time is over", async () => {
    const { imb, inbox, clock } = await linksMailed();
    clock.advance(2 * hour);
    expect(await redeemLink(imb, inbox.tokenFor("jan@selle.example"), fresh, atHome)).toEqual({
      status: "expired",
    });
    expect(await opens(imb, "jan.selle", passwords.jan)).toBe(true);
  });

  test("a second time", async () => {
    const { imb, inbox } = await linksMailed();
    const token = inbox.tokenFor("jan@selle.example");
    await redeemLink(imb, token, fresh, atHome);
    expect(await redeemLink(imb, token, "Nog-Een.Fiets9", atHome)).toEqual({ status: "used" });
    expect(await opens(imb, "jan.selle", fresh)).toBe(true);
  });

  test("when its person was made inactive", async () => {
    const { imb, inbox, selles } = await linksMailed();
    await changePerson(imb, selles.idOf.Jan, { isActive: false });
    expect(await redeemLink(imb, inbox.tokenFor("jan@selle.example"), fresh, atHome)).toEqual(
      refused.withdrawn,
    );
  });

  test("when its address was removed", async () => {
    const { imb, inbox } = await linksMailed();
    const token = inbox.tokenFor("jan@selle.example");
    await removeAddress(imb, "jan@selle.example");
    expect(await redeemLink(imb, token, fresh, atHome)).toEqual(refused.withdrawn);
  });

  /** The password is being hashed: what happens now happens between the look and the save. */
  const meanwhile = async (what: (house: Awaited<ReturnType<typeof linksMailed>>) => Promise<unknown>) => {
    const house = await linksMailed();
    const { imb, inbox, db } = house;
    const before = await verifiers(db);
    const scope = {
      ...imb,
      argon2id: async (...args: Parameters<typeof imb.argon2id>) => {
        const hash = await imb.argon2id(...args);
        await what(house);
        return hash;
      },
    };
    const outcome = await redeemLink(scope, inbox.tokenFor("jan@selle.example"), fresh, atHome);
    expect(outcome.status).not.toBe("saved");
    expect(await verifiers(db)).toEqual(before);
    expect((await tables.mails(db)).filter(({ kind }) => kind === "password-changed")).toEqual([]);
  };

  test("when its person is made inactive while it is being saved", () =>
    meanwhile(({ imb, selles }) => changePerson(imb, selles.idOf.Jan, { isActive: false })));

  test("when its address is removed while it is being saved", () =>
    meanwhile(({ imb }) => removeAddress(imb, "jan@selle.example")));

  test("when its time runs out while it is being saved", () =>
    meanwhile(async ({ clock }) => clock.advance(2 * hour)));

  test("when hashing is too busy, and works when that is over", async () => {
    const { imb, inbox } = await linksMailed();
    const token = inbox.tokenFor("jan@selle.example");
    const busy = {
      ...imb,
      argon2id: async () => {
        throw new HashingIsBusy(7);
      },
    };
    expect(await redeemLink(busy, token, fresh, atHome)).toEqual({ status: "busy", waitSeconds: 7 });
    expect(await redeemLink(imb, token, fresh, atHome)).toEqual({ status: "saved" });
  });
});

describe("at the same moment", () => {
  test("a hundred saves of one link, in two processes, change the password once", {
    timeout: 30_000,
  }, async () => {
    const { imb, inbox, db, databaseUrl } = await linksMailed();
    const token = inbox.tokenFor("jan@selle.example");
    const other = openDatabase(databaseUrl);
    const tries = Array.from({ length: 100 }, (_, i) => `Nieuwe-Fiets.${100 + i}`);
    const outcomes = await Promise.all(
      tries.map((password, i) => redeemLink({ ...imb, db: i % 2 ? db : other }, token, password, atHome)),
    );
    other.close();
    const winners = tries.filter((_, i) => outcomes[i]?.status === "saved");
    expect(winners).toHaveLength(1);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(["saved", "used", "slowed-down"]));
    expect(await opens(imb, "jan.selle", winners[0] as string)).toBe(true);
    for (const loser of tries.filter((password) => password !== winners[0]).slice(0, 5)) {
      expect(await opens(imb, "jan.selle", loser)).toBe(false);
    }
    expect((await tables.mails(db)).filter(({ kind }) => kind === "password-changed")).toHaveLength(1);
    expect(
      (await tables.securityEvents(db)).filter(({ kind }) => kind === "password-recovered"),
    ).toHaveLength(1);
  });

  test("two links of one person save once, and the other says that it was withdrawn", async () => {
    const { imb, inbox } = await linksMailed();
    const saves = { "marie@selle.example": "Nieuwe-Fiets.8", "marie@work.example": "Oude-Fiets.99" };
    const outcomes = await Promise.all(
      Object.entries(saves).map(([email, password]) =>
        redeemLink(imb, inbox.tokenFor(email), password, atHome),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["saved", "withdrawn"]);
    const winner = Object.values(saves)[outcomes.findIndex(({ status }) => status === "saved")] as string;
    for (const password of Object.values(saves)) {
      expect(await opens(imb, "jan.selle", password)).toBe(password === winner);
    }
  });

  test("the links of two children of one parent set the right passwords", async () => {
    const { imb, inbox } = await openHouse();
    for (const child of ["noor", "wout"]) {
      await addFamily(imb, child, {
        [child]: { password: "Zonnebloem-0" },
        Lieve: { relation: "mother", emails: [`lieve+${child}@thuis.example`], password: passwords.mama },
      });
      await askForLink(imb, child, `lieve+${child}@thuis.example`);
    }
    const saved = { noor: "Nieuwe-Fiets.8", wout: "Oude-Fiets.99" };
    await Promise.all(
      Object.entries(saved).map(([child, password]) =>
        redeemLink(imb, inbox.tokenFor(`lieve+${child}@thuis.example`), password, atHome),
      ),
    );
    for (const [child, password] of Object.entries(saved)) {
      for (const each of Object.values(saved)) expect(await opens(imb, child, each)).toBe(each === password);
      expect(await opens(imb, child, "Zonnebloem-0")).toBe(true);
    }
  });

  test("two persons of one account who choose the same password do not both get it", async () => {
    const { imb, inbox } = await linksMailed();
    const outcomes = await Promise.all(
      ["jan@selle.example", "piet@selle.example"].map((email) =>
        redeemLink(imb, inbox.tokenFor(email), fresh, atHome),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["refused", "saved"]);
  });
});
