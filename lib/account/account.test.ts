import { describe, expect, test } from "vitest";
import { day, hour, minute, second } from "../../tests/clock.ts";
import { addOtherJan, addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink, atHome, atSchool, opens, signedIn } from "../../tests/walk.ts";
import { HashingIsBusy } from "../password/hash-queue.ts";
import { openLink } from "../recovery/open-link.ts";
import { changePassword } from "./change-password.ts";
import { chooseLanguage } from "./choose-language.ts";
import { accountOverview, signedInPerson } from "./signed-in-person.ts";

const fresh = "Nieuwe-Fiets.8";

/** Marie, mama of Jan, is signed in. */
async function marieSignedIn() {
  const house = await openHouse();
  const selles = await addSelles(house.imb);
  await addOtherJan(house.riverside);
  const { session } = await signedIn(house.imb, "jan.selle", passwords.mama);
  const who = await signedInPerson(house.imb, session.token);
  if (!who) throw new Error("nobody is signed in");
  const change = (password: string, newPassword: string, scope = house.imb, visitor = atHome) =>
    changePassword(scope, who, { password, newPassword }, visitor);
  return { ...house, selles, token: session.token, who, change };
}

describe("the account page", () => {
  test("says who you are, in one round trip", async () => {
    const { imb, db, token, selles } = await marieSignedIn();
    const before = db.roundTrips;
    const overview = await accountOverview(imb, token);
    expect(db.roundTrips - before).toBe(1);
    expect(overview).toMatchObject({
      person: { id: selles.idOf.Marie, givenName: "Marie" },
      account: { id: selles.accountId, username: "jan.selle" },
      whose: { relation: "mother", holderGivenName: "Jan" },
    });
  });

  test("says nothing of whose you are to the holder", async () => {
    const { imb } = await marieSignedIn();
    const { session } = await signedIn(imb, "jan.selle", passwords.jan);
    expect((await accountOverview(imb, session.token))?.whose).toBeNull();
  });

  test("shows your own devices that are signed in, the last used first, and nobody else's", async () => {
    const { imb, token, clock } = await marieSignedIn();
    await signedIn(imb, "jan.selle", passwords.jan);
    clock.advance(minute);
    await signedIn(imb, "jan.selle", passwords.mama, atSchool);
    const { devices } = (await accountOverview(imb, token)) ?? {};
    expect(devices?.map(({ device }) => device)).toEqual(["Chrome, ChromeOS", "Firefox, Windows"]);
  });

  test("no longer shows a device whose session is over", async () => {
    const { imb, clock } = await marieSignedIn();
    const kept = await signedIn(imb, "jan.selle", passwords.mama, atSchool, true);
    clock.advance(2 * hour);
    const { devices } = (await accountOverview(imb, kept.session.token)) ?? {};
    expect(devices?.map(({ device }) => device)).toEqual(["Chrome, ChromeOS"]);
  });

  test("shows your own recent events, newest first, and nobody else's", async () => {
    const { imb, token, clock, selles } = await marieSignedIn();
    clock.advance(minute);
    await askForLink(imb, "jan.selle", "jan@selle.example");
    const { events } = (await accountOverview(imb, token)) ?? {};
    expect(events?.map(({ kind, personId }) => [kind, personId])).toEqual([
      ["link-mailed", selles.idOf.Marie],
      ["signed-in", selles.idOf.Marie],
    ]);
  });

  test("is for who is signed in alone", async () => {
    const { imb, clock, token } = await marieSignedIn();
    expect(await accountOverview(imb, "A".repeat(43))).toBeNull();
    clock.advance(day);
    expect(await accountOverview(imb, token)).toBeNull();
  });
});

describe("changing the password", () => {
  test("takes the present one, and then the new one works and the old one does not", async () => {
    const { imb, change } = await marieSignedIn();
    expect(await change(passwords.mama, fresh)).toMatchObject({ status: "changed" });
    expect(await opens(imb, "jan.selle", fresh)).toBe(true);
    expect(await opens(imb, "jan.selle", passwords.mama)).toBe(false);
    expect(await opens(imb, "jan.selle", passwords.jan)).toBe(true);
  });

  test("is refused with a wrong present one", async () => {
    const { imb, change } = await marieSignedIn();
    expect(await change("fout", fresh)).toEqual({ status: "wrong-password" });
    expect(await opens(imb, "jan.selle", passwords.mama)).toBe(true);
  });

  test("is refused with the password of another person of the account", async () => {
    const { change } = await marieSignedIn();
    expect(await change(passwords.jan, fresh)).toEqual({ status: "wrong-password" });
  });

  test("is refused for a weak new one, and for one that somebody of the account has", async () => {
    const { change } = await marieSignedIn();
    expect(await change(passwords.mama, "kort")).toMatchObject({ status: "refused" });
    expect(await change(passwords.mama, passwords.jan)).toEqual({ status: "refused", reasons: ["common"] });
  });

  test("keeps this session under another token, and ends all others of that person and no one else's", async () => {
    const { imb, token, who, change } = await marieSignedIn();
    const other = await signedIn(imb, "jan.selle", passwords.mama, atSchool, true);
    const jan = await signedIn(imb, "jan.selle", passwords.jan);
    const outcome = await change(passwords.mama, fresh);
    if (outcome.status !== "changed" || !outcome.cookie) throw new Error("not changed");
    expect(await signedInPerson(imb, token)).toBeNull();
    const kept = await signedInPerson(imb, outcome.cookie.token);
    expect(kept?.session.id).toBe(who.session.id);
    expect(kept?.session.expiresAt).toEqual(who.session.expiresAt);
    expect(await signedInPerson(imb, other.session.token)).toBeNull();
    expect(await signedInPerson(imb, jan.session.token)).not.toBeNull();
  });

  test("ends that person's links, and no one else's", async () => {
    const { imb, inbox, change } = await marieSignedIn();
    await askForLink(imb, "jan.selle", "jan@selle.example");
    await change(passwords.mama, fresh);
    expect((await openLink(imb, inbox.tokenFor("marie@work.example"))).status).toBe("withdrawn");
    expect((await openLink(imb, inbox.tokenFor("jan@selle.example"))).status).toBe("open");
  });

  test("is told to every address of that person, in their language", async () => {
    const { db, change } = await marieSignedIn();
    await change(passwords.mama, fresh);
    expect(
      (await tables.mails(db)).map(({ kind, toEmail, locale }) => [kind, toEmail, locale]).sort(),
    ).toEqual([
      ["password-changed", "marie@selle.example", "en"],
      ["password-changed", "marie@work.example", "en"],
    ]);
  });

  test("happens once when it is pressed ten times at once", async () => {
    const { change, db, imb } = await marieSignedIn();
    const tries = Array.from({ length: 5 }, (_, i) => `Nieuwe-Fiets.${80 + i}`);
    const outcomes = await Promise.all(tries.map((password) => change(passwords.mama, password)));
    expect(outcomes.filter(({ status }) => status === "changed")).toHaveLength(1);
    expect((await tables.mails(db)).length).toBe(2);
    const winner = tries[outcomes.findIndex(({ status }) => status === "changed")] as string;
    expect(await opens(imb, "jan.selle", winner)).toBe(true);
  });

  test("slows down who guesses at the present one, and counts with the failures at sign-in", async () => {
    const { change, clock } = await marieSignedIn();
    for (let i = 0; i < 5; i++) expect((await change("fout", fresh)).status).toBe("wrong-password");
    expect(await change(passwords.mama, fresh)).toEqual({ status: "slowed-down", waitSeconds: 30 });
    clock.advance(30 * second);
    expect(await change(passwords.mama, fresh)).toMatchObject({ status: "changed" });
  });

  test("does not slow down who knows the present one and seeks a new one", async () => {
    const { change } = await marieSignedIn();
    for (let i = 0; i < 8; i++) expect((await change(passwords.mama, "kort")).status).toBe("refused");
    expect(await change(passwords.mama, fresh)).toMatchObject({ status: "changed" });
  });

  test("when hashing is too busy says so, and does not count as a wrong password", async () => {
    const { imb, change, db } = await marieSignedIn();
    const before = (await tables.attempts(db)).length;
    const argon2id = async () => {
      throw new HashingIsBusy(4);
    };
    expect(await change(passwords.mama, fresh, { ...imb, argon2id })).toEqual({
      status: "busy",
      waitSeconds: 4,
    });
    expect(await tables.attempts(db)).toHaveLength(before);
  });
});

test("a person's language is theirs alone, and their next mail is in it", async () => {
  const { imb, inbox, who } = await marieSignedIn();
  await chooseLanguage(imb, who, "nl");
  await askForLink(imb, "jan.selle", "jan@selle.example");
  expect(inbox.to("marie@work.example").map(({ locale }) => locale)).toEqual(["nl"]);
  await chooseLanguage(imb, who, "en");
  await askForLink(imb, "jan.selle", "jan@selle.example");
  expect(inbox.to("marie@work.example").map(({ locale }) => locale)).toEqual(["nl", "en"]);
  expect(inbox.to("jan@selle.example").map(({ locale }) => locale)).toEqual(["nl", "nl"]);
});
