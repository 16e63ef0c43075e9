import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { accounts, addresses, auditEvents, persons, sessions } from "../../db/schema.ts";
import { sitDown, deskVisitor as visitor } from "../../tests/desk.ts";
import { addFamily, addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink } from "../../tests/walk.ts";
import { deliverDue } from "../mail/deliver.ts";
import { openLink } from "../recovery/open-link.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import { signIn } from "../sign-in/sign-in.ts";
import { addAccount } from "./add-account.ts";
import { addPerson } from "./add-person.ts";
import { changeAccount } from "./change-account.ts";
import { changePerson } from "./change-person.ts";
import { deskAccount } from "./desk-account.ts";
import { endSessionsOf, revokeLink } from "./end-access.ts";
import { accountsPerPage, findAccounts } from "./find-accounts.ts";
import { removePerson } from "./remove-person.ts";
import { sendLink } from "./send-link.ts";

async function desk() {
  const house = await openHouse();
  const an = await sitDown(house.imb);
  const selles = await addSelles(house.imb);
  const logged = async () => (await house.db.read.select().from(auditEvents)).map(({ kind }) => kind);
  return { ...house, an, selles, logged };
}

const nele = { givenName: "Nele", familyName: "Selle", locale: "nl", relation: "grandparent" };
const stays = { status: "active", activeUntil: "" };

describe("finding", () => {
  test.each([
    ["selle", ["jan.selle"]],
    ["JAN sel", ["jan.selle"]],
    ["sel jan", ["jan.selle"]],
    ["piet", ["jan.selle"]],
    ["marie@work", ["jan.selle"]],
    ["elle", []],
    ["", ["an.peeters", "jan.selle"]],
    ["%", ["an.peeters", "jan.selle"]],
  ])("%s finds %s", async (typed, usernames) => {
    const { imb, an } = await desk();
    const { found } = await findAccounts(imb, an, typed);
    expect(found.map(({ account }) => account.username)).toEqual(usernames);
  });

  test("accents do not matter, and nobody of another school is found", async () => {
    const { imb, riverside, an } = await desk();
    await addFamily(riverside, "zoe.riverside", { Zoë: {} });
    await addFamily(imb, "zoe", { Zoë: { familyName: "Çelik" } });
    const { found } = await findAccounts(imb, an, "celik zoe");
    expect(found.map(({ persons }) => persons.map(({ givenName }) => givenName))).toEqual([["Zoë"]]);
    expect((await findAccounts(imb, an, "zoe")).found).toHaveLength(1);
  });

  test("pages go on where the last one ended, each account once, with one round trip each", async () => {
    const { imb, an, db } = await desk();
    const count = accountsPerPage + 5;
    for (let i = 0; i < count; i++) await addFamily(imb, `pupil${i}`, { Pupil: { familyName: `N${i % 7}` } });
    const before = db.roundTrips;
    const first = await findAccounts(imb, an, "pupil");
    const second = await findAccounts(imb, an, "pupil", first.next);
    expect(db.roundTrips - before).toBe(2);
    expect([first.found.length, second.found.length, second.next]).toEqual([accountsPerPage, 5, null]);
    const ids = [...first.found, ...second.found].map(({ account }) => account.id);
    expect(new Set(ids).size).toBe(count);
  });
});

describe("an account", () => {
  test("shows its people, addresses, links, mails and what was asked, in one round trip", async () => {
    const { imb, an, selles, db } = await desk();
    await askForLink(imb, "jan.selle", "jan@selle.example");
    const before = db.roundTrips;
    const account = await deskAccount(imb, an, selles.accountId);
    expect(db.roundTrips - before).toBe(1);
    expect(account?.people.map(({ givenName }) => givenName)).toEqual(["Jan", "Marie", "Piet"]);
    expect(account?.reached).toHaveLength(4);
    expect(account?.links).toHaveLength(4);
    expect(account?.mails).toHaveLength(4);
    expect(account?.requests).toMatchObject([{ outcome: "mailed" }]);
  });

  test("of another school is not there", async () => {
    const { imb, riverside, an } = await desk();
    const { accountId } = await addSelles(riverside);
    expect(await deskAccount(imb, an, accountId)).toBeNull();
    const typed = { username: "x", className: "" };
    expect(await changeAccount(imb, an, accountId, typed, visitor)).toEqual({ status: "unknown" });
    expect(await addPerson(imb, an, accountId, nele, visitor)).toEqual({ status: "full" });
  });

  test("is added with its holder, found at once, and signs in only after choosing a password", async () => {
    const { imb, an, logged } = await desk();
    const typed = { username: " Bo.Claes ", className: "3B", givenName: "Bo", familyName: "Claes" };
    const added = await addAccount(imb, an, { ...typed, locale: "nl" }, visitor);
    expect(added.status).toBe("added");
    expect((await findAccounts(imb, an, "3b claes")).found).toHaveLength(1);
    const again = { ...typed, username: "bo.claes", locale: "nl" as const };
    expect(await addAccount(imb, an, again, visitor)).toEqual({ status: "taken" });
    expect((await logged()).filter((kind) => kind === "account-added")).toHaveLength(1);
  });

  test("takes another username and class, but nobody's", async () => {
    const { imb, an, selles } = await desk();
    const change = (username: string) =>
      changeAccount(imb, an, selles.accountId, { username, className: "4A" }, visitor);
    expect(await change("An.Peeters")).toEqual({ status: "taken" });
    expect(await change("Jan.Sellers")).toEqual({ status: "saved" });
    const signedIn = await signIn(
      imb,
      { username: "jan.sellers", password: passwords.jan, keep: false },
      visitor,
    );
    expect(signedIn.status).toBe("signed-in");
    expect((await findAccounts(imb, an, "sellers 4a")).found).toHaveLength(1);
  });

  test("tells everybody of it by mail of the new username, and of nothing else", async () => {
    const { imb, an, selles, db, inbox } = await desk();
    const told = async () => (await tables.mails(db)).filter(({ kind }) => kind === "username-changed");
    const change = (username: string, className = "4A") =>
      changeAccount(imb, an, selles.accountId, { username, className }, visitor);
    await change("An.Peeters");
    await change("Jan.Selle", "5A");
    expect(await told()).toEqual([]);
    await change("Jan.Sellers");
    expect((await told()).map(({ toEmail, about }) => `${about} ${toEmail}`).sort()).toEqual(
      (await db.read.select().from(addresses))
        .filter(({ personId }) => Object.values(selles.idOf).includes(personId))
        .map(({ email }) => `Jan.Selle ${email}`)
        .sort(),
    );
    await deliverDue(imb);
    expect(inbox.mails[0]?.text).toContain("Jan.Sellers");
  });
});

test("a link or letter of who was made inactive does not open again when they are active again", async () => {
  const { imb, an, selles, inbox } = await desk();
  await askForLink(imb, "jan.selle", "marie@selle.example");
  const token = inbox.tokenFor("marie@selle.example");
  expect((await openLink(imb, token)).status).toBe("open");
  const form = { ...nele, givenName: "Marie", relation: "mother", activeUntil: "" };
  const mama = { id: selles.idOf.Marie, position: 1 };
  for (const status of ["inactive", "active"])
    expect(await changePerson(imb, an, mama, { ...form, status }, visitor)).toEqual({ status: "saved" });
  expect((await openLink(imb, token)).status).toBe("withdrawn");
});

describe("a person", () => {
  test("is added in the first free place, seven at most, also at once", async () => {
    const { imb, an, selles, db } = await desk();
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => addPerson(imb, an, selles.accountId, nele, visitor)),
    );
    expect(tries.filter(({ status }) => status === "added")).toHaveLength(4);
    const members = await db.read.select().from(persons).where(eq(persons.accountId, selles.accountId));
    expect(members.map(({ position }) => position).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await addPerson(imb, an, selles.accountId, { ...nele, relation: "boss" }, visitor)).toEqual({
      status: "faulty",
      field: "relation",
    });
  });

  test("who may no longer sign in is signed out, and their link opens nothing", async () => {
    const { imb, an, selles, inbox, db } = await desk();
    const typed = { username: "jan.selle", password: passwords.mama, keep: true };
    await signIn(imb, typed, visitor);
    await askForLink(imb, "jan.selle", "marie@selle.example");
    const marie = { id: selles.idOf.Marie, position: 1 };
    const form = { ...nele, givenName: "Marie", relation: "mother", status: "inactive", activeUntil: "" };
    expect(await changePerson(imb, an, marie, form, visitor)).toEqual({ status: "saved" });
    expect(await db.read.select().from(sessions).where(eq(sessions.personId, marie.id))).toEqual([]);
    expect((await signIn(imb, typed, visitor)).status).toBe("not-recognised");
    const token = inbox.tokenFor("marie@selle.example");
    expect(await openLink(imb, token)).toEqual({ status: "withdrawn" });
  });

  test("who is there until a day is there on that whole day", async () => {
    const { imb, an, selles, clock, db } = await desk();
    const jan = { id: selles.idOf.Jan, position: 0 };
    const form = { ...nele, givenName: "Jan", status: "until", activeUntil: "2026-09-01" };
    expect(await changePerson(imb, an, jan, form, visitor)).toEqual({ status: "saved" });
    const [row] = await db.read.select().from(persons).where(eq(persons.id, jan.id));
    expect(row?.activeUntil).toEqual(new Date("2026-09-01T22:00:00Z"));
    const typed = { username: "jan.selle", password: passwords.jan, keep: false };
    expect((await signIn(imb, typed, visitor)).status).toBe("signed-in");
    clock.advance(15 * 60 * 60_000);
    expect((await signIn(imb, typed, visitor)).status).toBe("not-recognised");
    const never = { ...form, activeUntil: "2026-02-30" };
    expect(await changePerson(imb, an, jan, never, visitor)).toEqual({
      status: "faulty",
      field: "activeUntil",
    });
  });

  test("nobody shuts themselves out", async () => {
    const { imb, an } = await desk();
    const form = { ...nele, status: "inactive", activeUntil: "" };
    expect(await changePerson(imb, an, an.person, form, visitor)).toEqual({ status: "oneself" });
  });

  test("is taken away with their addresses, links and sessions; the holder never", async () => {
    const { imb, an, selles, inbox, db } = await desk();
    await signIn(imb, { username: "jan.selle", password: passwords.mama, keep: true }, visitor);
    await askForLink(imb, "jan.selle", "marie@selle.example");
    expect(await removePerson(imb, an, selles.idOf.Marie, visitor)).toEqual({ status: "removed" });
    expect(await openLink(imb, inbox.tokenFor("marie@selle.example"))).toEqual({ status: "withdrawn" });
    expect(await removePerson(imb, an, selles.idOf.Jan, visitor)).toEqual({ status: "unknown" });
    const [account] = await db.read.select().from(accounts).where(eq(accounts.id, selles.accountId));
    expect(account?.searchText).not.toContain("marie");
  });

  test("of another school can't be changed, taken away, signed out or mailed", async () => {
    const { imb, riverside, an, db } = await desk();
    const { idOf } = await addSelles(riverside);
    await signIn(riverside, { username: "jan.selle", password: passwords.mama, keep: true }, visitor);
    const before = await db.read.select().from(persons).where(eq(persons.id, idOf.Marie));
    const marie = { id: idOf.Marie, position: 1 };
    expect(await changePerson(imb, an, marie, { ...nele, ...stays }, visitor)).toEqual({ status: "unknown" });
    expect(await removePerson(imb, an, idOf.Marie, visitor)).toEqual({ status: "unknown" });
    expect(await sendLink(imb, an, idOf.Marie, visitor)).toEqual({ status: "unreachable" });
    await endSessionsOf(imb, an, idOf.Marie, visitor);
    expect(await db.read.select().from(persons).where(eq(persons.id, idOf.Marie))).toEqual(before);
    expect(await db.read.select().from(sessions).where(eq(sessions.personId, idOf.Marie))).toHaveLength(1);
  });
});

describe("links", () => {
  test("one is sent to each address of the person alone, works, and can be revoked", async () => {
    const { imb, an, selles, inbox, logged } = await desk();
    expect(await sendLink(imb, an, selles.idOf.Marie, visitor)).toEqual({ status: "sent", count: 2 });
    await deliverDue(imb);
    const [home, work] = [inbox.tokenFor("marie@selle.example"), inbox.tokenFor("marie@work.example")];
    const opened = await openLink(imb, work);
    if (opened.status !== "open") throw new Error(opened.status);
    await revokeLink(imb, an, opened.id, visitor);
    expect(await openLink(imb, work)).toEqual({ status: "withdrawn" });
    expect((await redeemLink(imb, home, "Kersen-in-juni5", visitor)).status).toBe("saved");
    expect(await logged()).toEqual(expect.arrayContaining(["link-sent", "link-revoked"]));
  });

  test("another school's can't be revoked", async () => {
    const { imb, riverside, an, inbox } = await desk();
    await addSelles(riverside);
    await askForLink(riverside, "jan.selle", "jan@selle.example");
    const token = inbox.tokenFor("jan@selle.example");
    const opened = await openLink(riverside, token);
    if (opened.status !== "open") throw new Error(opened.status);
    await revokeLink(imb, an, opened.id, visitor);
    expect((await openLink(riverside, token)).status).toBe("open");
  });

  test("nobody who has no address is mailed", async () => {
    const { imb, an } = await desk();
    const { idOf } = await addFamily(imb, "lotte.claes", { Lotte: {} });
    expect(await sendLink(imb, an, idOf.Lotte, visitor)).toEqual({ status: "unreachable" });
  });
});
