import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { accounts, addresses, importChanges, imports, persons } from "../../db/schema.ts";
import { day, hour } from "../../tests/clock.ts";
import { addFamily, addSelles, changePerson, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { changeAt } from "../../tests/import/change-at.ts";
import { manyPeople } from "../../tests/import/many-people.ts";
import { administratorOf, broughtAndSetOut } from "../../tests/import/school-file.ts";
import * as tables from "../../tests/tables.ts";
import { atHome, opens, signedIn } from "../../tests/walk.ts";
import { accountOverview } from "../account/signed-in-person.ts";
import { openCode } from "../letters/open-code.ts";
import { printLetters } from "../letters/print-letters.ts";
import { applyImport } from "./apply.ts";
import { findImport } from "./find-import.ts";
import { noChoice } from "./reading.ts";
import { setOut } from "./set-out.ts";
import { undoImport } from "./undo.ts";

async function deskOfAn() {
  const house = await openHouse();
  return { ...house, an: await administratorOf(house.imb) };
}
type Desk = Awaited<ReturnType<typeof deskOfAn>>;

const header = "internnummer;gebruikersnaam;voornaam;naam;klas;emailadres;status";
const withParents = `${header};type_coaccount1;voornaam_coaccount1;naam_coaccount1;email_coaccount1;status_coaccount1;type_coaccount2;voornaam_coaccount2;naam_coaccount2;email_coaccount2`;
const file = (...rows: string[]) => [withParents, ...rows].join("\r\n");
const lotte =
  "7;lotte.claes;Lotte;Claes;3B;lotte@claes.example;actief;Moeder;Els;Claes;els@claes.example;;Vader;Tom;Maes;tom@maes.example";
const jan =
  "8;jan.selle;Jan;Selle;3B;jan@selle.example;;moeder;Marie;Selle;marie@selle.example;;vader;Piet;Selle;piet@selle.example";

async function applied({ imb, an }: Pick<Desk, "imb" | "an">, text: string, choice = {}) {
  const brought = await broughtAndSetOut(imb, an, text, choice);
  expect(await applyImport(imb, an, brought.id, brought.claim ?? "", atHome)).toEqual({ status: "applied" });
  return brought;
}

const accountNamed = async ({ db }: Pick<Desk, "db">, username: string) =>
  (await db.read.select().from(accounts).where(eq(accounts.username, username)))[0];
const rowOf = async ({ db }: Pick<Desk, "db">, givenName: string) =>
  (await db.read.select().from(persons).where(eq(persons.givenName, givenName)))[0];

describe("a dry run", () => {
  test("counts what would be added, and changes nothing", async () => {
    const desk = await deskOfAn();
    const before = [await tables.accounts(desk.db), await tables.persons(desk.db)];
    const { summary, state } = await broughtAndSetOut(desk.imb, desk.an, file(lotte));
    expect(state).toBe("read");
    expect(summary).toMatchObject({
      rows: 1,
      accounts: { added: 1, changed: 0, deactivated: 0, wrong: 0, unchanged: 0 },
      persons: { added: 3 },
      addressesAdded: 3,
      missing: 0,
    });
    expect([await tables.accounts(desk.db), await tables.persons(desk.db)]).toEqual(before);
  });

  test("says what is wrong, in which line, and leaves that account as it is", async () => {
    const desk = await deskOfAn();
    const { id, summary } = await broughtAndSetOut(
      desk.imb,
      desk.an,
      file(lotte, "9;;Tom;Maes;;;", "10;tom.maes;Tom;;;geen-adres;", "7;els.claes;Els;Claes;;;"),
    );
    expect(summary?.accounts).toMatchObject({ added: 0, wrong: 4 });
    const wrong = (await desk.db.read.select().from(importChanges).where(eq(importChanges.importId, id))).map(
      (row) => changeAt(row),
    );
    expect(wrong.map(({ line, wrong }) => [line, wrong.map(({ fault }) => fault)])).toEqual([
      [2, ["number-twice"]],
      [3, ["no-username"]],
      [4, ["no-name", "not-an-email"]],
      [5, ["number-twice"]],
    ]);
  });

  test("tells of who is not in the file, and makes them inactive only if that is chosen", async () => {
    const desk = await deskOfAn();
    await addSelles(desk.imb);
    const unasked = await broughtAndSetOut(desk.imb, desk.an, file(lotte));
    expect(unasked.summary).toMatchObject({ missing: 1, accounts: { deactivated: 0 } });
    const asked = await broughtAndSetOut(desk.imb, desk.an, file(lotte), { deactivatesMissing: true });
    expect(asked.summary).toMatchObject({ accounts: { deactivated: 1 }, persons: { deactivated: 3 } });
  });

  test("takes nobody for missing while there are rows that name nobody", async () => {
    const desk = await deskOfAn();
    await addSelles(desk.imb);
    const { summary } = await broughtAndSetOut(desk.imb, desk.an, "wie;voornaam\r\njan.selle;Jan\r\n", {
      deactivatesMissing: true,
    });
    expect(summary).toMatchObject({ rowsOfNobody: 1, missing: 1, accounts: { deactivated: 0, wrong: 1 } });
  });

  test("of two at once the last to begin counts, and whole", async () => {
    const desk = await deskOfAn();
    const { id } = await broughtAndSetOut(desk.imb, desk.an, manyPeople(600));
    await Promise.all([1, 2, 3].map(() => setOut(desk.imb, desk.an, id, noChoice)));
    const found = await findImport(desk.imb, desk.an, id);
    expect(found).toMatchObject({ state: "read", doneCount: 600, summary: { accounts: { added: 600 } } });
    expect(await desk.db.read.select().from(importChanges)).toHaveLength(600);
    expect(await applyImport(desk.imb, desk.an, id, found?.claim ?? "", atHome)).toEqual({
      status: "applied",
    });
  });

  test("is over once it is applied", async () => {
    const desk = await deskOfAn();
    const { id } = await applied(desk, file(lotte));
    expect((await setOut(desk.imb, desk.an, id, noChoice)).status).toBe("done-already");
  });

  test("is of this school alone", async () => {
    const desk = await deskOfAn();
    const riversides = await administratorOf(desk.riverside);
    const brought = await broughtAndSetOut(desk.imb, desk.an, file(lotte));
    expect(await findImport(desk.riverside, riversides, brought.id)).toBeNull();
    expect((await setOut(desk.riverside, riversides, brought.id, noChoice)).status).toBe("unknown");
    expect(
      (await applyImport(desk.riverside, riversides, brought.id, brought.claim ?? "", atHome)).status,
    ).toBe("unknown");
    expect(await accountNamed(desk, "lotte.claes")).toBeUndefined();
  });
});

describe("applying", () => {
  test("writes accounts, persons and addresses that are found, reached and activated", async () => {
    const desk = await deskOfAn();
    await applied(desk, file(lotte));
    const account = await accountNamed(desk, "lotte.claes");
    expect(account).toMatchObject({
      externalId: "7",
      className: "3B",
      usernameKey: "lotte.claes",
      sortKey: "claes lotte",
      passwordSalt: expect.stringMatching(/^[\w-]{22}$/),
    });
    expect(account?.searchText).toContain("els@claes.example");
    expect(
      (await tables.persons(desk.db)).filter(({ accountId }) => accountId === account?.id),
    ).toMatchObject([
      {
        position: 0,
        givenName: "Lotte",
        relation: null,
        locale: "nl",
        isAdministrator: false,
        passwordVerifier: null,
      },
      { position: 1, givenName: "Els", relation: "mother" },
      { position: 2, givenName: "Tom", relation: "father" },
    ]);
    expect((await tables.auditEvents(desk.db)).at(-1)).toMatchObject({
      kind: "import-applied",
      actorId: desk.an.person.id,
      detail: "added 1, changed 0, deactivated 0",
    });
  });

  test("of two presses at once one does it", async () => {
    const { imb, an, db } = await deskOfAn();
    const { id, claim } = await broughtAndSetOut(imb, an, manyPeople(30));
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => applyImport(imb, an, id, claim ?? "", atHome)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["applied", ...Array(4).fill("stale")]);
    expect(await tables.accounts(db)).toHaveLength(31);
  });

  test("of two imports of the same people at once one does it", async () => {
    const { imb, an, db } = await deskOfAn();
    const [one, other] = [
      await broughtAndSetOut(imb, an, manyPeople(30)),
      await broughtAndSetOut(imb, an, manyPeople(30)),
    ];
    const outcomes = await Promise.all(
      [one, other].map(({ id, claim }) => applyImport(imb, an, id, claim ?? "", atHome)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["applied", "stale"]);
    expect(await tables.accounts(db)).toHaveLength(31);
  });

  test("does what was shown and nothing else: not another reading, nor after somebody was changed", async () => {
    const desk = await deskOfAn();
    const { idOf } = await addSelles(desk.imb);
    const brought = await broughtAndSetOut(desk.imb, desk.an, file(jan));
    expect(await applyImport(desk.imb, desk.an, brought.id, "another", atHome)).toEqual({ status: "stale" });
    const choice = { ...noChoice, deactivatesMissing: true };
    const renamed = await broughtAndSetOut(desk.imb, desk.an, file(lotte), choice);
    await changePerson(desk.imb, idOf.Jan, { givenName: "Johan" });
    expect(await applyImport(desk.imb, desk.an, renamed.id, renamed.claim ?? "", atHome)).toEqual({
      status: "stale",
    });
    expect((await rowOf(desk, "Johan"))?.isActive).toBe(true);
    expect(await accountNamed(desk, "lotte.claes")).toBeUndefined();
  });

  test("the same file again changes nothing", async () => {
    const desk = await deskOfAn();
    await applied(desk, file(lotte, jan));
    const again = await broughtAndSetOut(desk.imb, desk.an, file(lotte, jan));
    expect(again.summary?.accounts).toEqual({ added: 0, changed: 0, deactivated: 0, wrong: 0, unchanged: 2 });
  });

  test("knows an account again by its number, and two may change usernames", async () => {
    const desk = await deskOfAn();
    await applied(desk, file(lotte, jan));
    const before = await accountNamed(desk, "lotte.claes");
    await applied(
      desk,
      file(lotte.replace("lotte.claes", "jan.selle"), jan.replace("jan.selle", "lotte.claes")),
    );
    const after = await accountNamed(desk, "jan.selle");
    expect(after).toMatchObject({ id: before?.id, externalId: "7", usernameKey: "jan.selle" });
    expect(await accountNamed(desk, "lotte.claes")).toMatchObject({ externalId: "8" });
    const told = (await tables.mails(desk.db)).map(
      ({ kind, about, toEmail }) => `${kind} ${about} ${toEmail}`,
    );
    expect(told).toContain("username-changed lotte.claes els@claes.example");
    expect(told).toContain("username-changed jan.selle marie@selle.example");
    expect(told).toHaveLength(6);
  });

  test("makes inactive who is missing, ends their sessions, and leaves the administrator", async () => {
    const desk = await deskOfAn();
    await addSelles(desk.imb);
    const { session } = await signedIn(desk.imb, "jan.selle", passwords.jan);
    await applied(desk, file(lotte), { deactivatesMissing: true });
    expect(await opens(desk.imb, "jan.selle", passwords.jan)).toBe(false);
    expect(await accountOverview(desk.imb, session.token)).toBeNull();
    expect((await tables.sessions(desk.db)).map(({ personId }) => personId)).toEqual([desk.an.person.id]);
    expect(await rowOf(desk, "An")).toMatchObject({ isActive: true, isAdministrator: true });
  });

  test("never makes the one who imports inactive, nor anybody an administrator", async () => {
    const desk = await deskOfAn();
    const me = "1;an.peeters;An;Peeters;;an@imb.example;inactief";
    const { summary } = await broughtAndSetOut(desk.imb, desk.an, file(me));
    expect(summary?.accounts).toMatchObject({ wrong: 1, changed: 0 });
    await applied(
      desk,
      `${header};isAdministrator;basisrol\r\n7;lotte.claes;Lotte;Claes;3B;;actief;1;directie`,
    );
    expect(await rowOf(desk, "Lotte")).toMatchObject({ isAdministrator: false });
  });

  test("gives nobody the password of who was in their place", async () => {
    const desk = await deskOfAn();
    await addSelles(desk.imb);
    const swapped = jan.replace(
      "moeder;Marie;Selle;marie@selle.example",
      "stiefmoeder;Greet;Wouters;greet@w.example",
    );
    const { summary, id } = await broughtAndSetOut(desk.imb, desk.an, file(swapped));
    expect(summary?.accounts).toMatchObject({ wrong: 1 });
    const [row] = await desk.db.read.select().from(importChanges).where(eq(importChanges.importId, id));
    expect(row && changeAt(row).wrong).toEqual([
      { fault: "other-person", position: 1, value: "Marie Selle" },
    ]);
  });

  test("gives nobody the mail, the letter or the role of who was in their place", async () => {
    const desk = await deskOfAn();
    const { idOf } = await addSelles(desk.imb);
    // Papa has an address and no password; without his address he has a letter, and then the role.
    const swapped = file(jan.replace("Piet;Selle;piet@selle.example", "Karel;Wouters;karel@w.example"));
    const wrongNow = async () => (await broughtAndSetOut(desk.imb, desk.an, swapped)).summary?.accounts.wrong;
    expect(await wrongNow()).toBe(1);
    await desk.db.write((q) => [q.delete(addresses).where(eq(addresses.personId, idOf.Piet))]);
    const paper = { personIds: [idOf.Piet], days: 7 };
    expect((await printLetters(desk.imb, desk.an, paper, atHome)).status).toBe("printed");
    expect(await wrongNow()).toBe(1);
    desk.clock.advance(8 * day);
    await changePerson(desk.imb, idOf.Piet, { isAdministrator: true });
    expect(await wrongNow()).toBe(1);
    await changePerson(desk.imb, idOf.Piet, { isAdministrator: false });
    expect(await wrongNow()).toBe(0);
    // Set out while he had nothing, and carried out when he has: not done.
    const brought = await broughtAndSetOut(desk.imb, desk.an, swapped);
    await printLetters(desk.imb, desk.an, paper, atHome);
    const apply = () => applyImport(desk.imb, desk.an, brought.id, brought.claim ?? "", atHome);
    expect(await apply()).toEqual({ status: "stale" });
  });

  test("addresses that are added to who has a password are told to all of theirs, and logged for each", async () => {
    const desk = await deskOfAn();
    const { idOf } = await addSelles(desk.imb);
    await applied(desk, file(jan.replace("marie@selle.example", "els@elders.example")));
    const told = (await tables.mails(desk.db)).filter(({ kind }) => kind === "address-added");
    expect(new Set(told.map(({ personId, about }) => `${personId} ${about}`))).toEqual(
      new Set([`${idOf.Marie} els@elders.example`]),
    );
    expect(told.map(({ toEmail }) => toEmail)).toContain("els@elders.example");
    expect(told.length).toBeGreaterThan(1);
    const lines = (await tables.auditEvents(desk.db)).filter(({ kind }) => kind === "address-added");
    expect(lines).toMatchObject([{ personId: idOf.Marie, actorId: desk.an.person.id, outcome: "done" }]);
  });

  test("letters of who is made inactive never open again, nor after it is undone", async () => {
    const desk = await deskOfAn();
    const { idOf } = await addSelles(desk.imb);
    const printed = await printLetters(desk.imb, desk.an, { personIds: [idOf.Piet], days: 14 }, atHome);
    const code = printed.status === "printed" ? (printed.letters[0]?.code ?? "") : "";
    expect((await openCode(desk.imb, code, atHome)).status).toBe("open");
    const { id } = await applied(desk, file(lotte), { deactivatesMissing: true });
    expect(await undoImport(desk.imb, desk.an, id, atHome)).toEqual({ status: "undone", kept: 0 });
    expect(await rowOf(desk, "Piet")).toMatchObject({ isActive: true });
    expect((await openCode(desk.imb, code, atHome)).status).toBe("wrong");
  });

  test("who was made inactive at the desk stays so, unless the file says otherwise", async () => {
    const desk = await deskOfAn();
    const { idOf } = await addSelles(desk.imb);
    await changePerson(desk.imb, idOf.Piet, { isActive: false });
    await applied(desk, file(jan));
    expect(await rowOf(desk, "Piet")).toMatchObject({ isActive: false });
    await applied(desk, `${withParents};status_coaccount2\r\n${jan};actief`);
    expect(await rowOf(desk, "Piet")).toMatchObject({ isActive: true });
  });

  test("touches nobody of another school", async () => {
    const desk = await deskOfAn();
    await addFamily(desk.riverside, "lotte.claes", { Charlotte: { emails: ["c@l.example"] } });
    const before = (await tables.accounts(desk.db)).filter(({ schoolId }) => schoolId === "school-riverside");
    await applied(desk, file(lotte), { deactivatesMissing: true });
    expect(
      (await tables.accounts(desk.db)).filter(({ schoolId }) => schoolId === "school-riverside"),
    ).toEqual(before);
    expect(await rowOf(desk, "Charlotte")).toMatchObject({ isActive: true });
  });
});

describe("undoing", () => {
  test("makes everything as it was", async () => {
    const desk = await deskOfAn();
    await addSelles(desk.imb);
    const before = [
      await tables.accounts(desk.db),
      await tables.persons(desk.db),
      await desk.db.read.select().from(addresses),
    ];
    const { id } = await applied(
      desk,
      file(lotte, jan.replace("jan.selle", "JAN.SELLE").replace("Selle;3B", "Celle;3B")),
      { deactivatesMissing: true },
    );
    expect(await undoImport(desk.imb, desk.an, id, atHome)).toEqual({ status: "undone", kept: 0 });
    expect([
      await tables.accounts(desk.db),
      await tables.persons(desk.db),
      await desk.db.read.select().from(addresses),
    ]).toEqual(before);
    expect((await tables.auditEvents(desk.db)).at(-1)).toMatchObject({ kind: "import-undone" });
    expect((await desk.db.read.select().from(imports))[0]).toMatchObject({ state: "undone" });
  });

  test("keeps what was changed since, and who chose a password, and says which", async () => {
    const desk = await deskOfAn();
    const { id } = await applied(desk, manyPeople(4));
    const changed = await rowOf(desk, "Kind1");
    const chose = await rowOf(desk, "Mama2");
    await changePerson(desk.imb, changed?.id ?? "", { familyName: "Anders" });
    await changePerson(desk.imb, chose?.id ?? "", { passwordVerifier: "v" });
    expect(await undoImport(desk.imb, desk.an, id, atHome)).toEqual({ status: "undone", kept: 2 });
    expect((await tables.accounts(desk.db)).map(({ username }) => username).sort()).toEqual([
      "an.peeters",
      "kind1",
      "kind2",
    ]);
    const kept = await desk.db.read.select().from(importChanges).where(eq(importChanges.importId, id));
    expect(kept.map((row) => [changeAt(row).username, row.kept])).toEqual([
      ["kind0", null],
      ["kind1", "changed"],
      ["kind2", "password-chosen"],
      ["kind3", null],
    ]);
  });

  test("can be done for a day, and once", async () => {
    const desk = await deskOfAn();
    const { id } = await applied(desk, file(lotte));
    desk.clock.advance(day - hour);
    const outcomes = await Promise.all([1, 2, 3].map(() => undoImport(desk.imb, desk.an, id, atHome)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["too-late", "too-late", "undone"]);
    const late = await applied(desk, file(lotte));
    desk.clock.advance(day);
    expect(await undoImport(desk.imb, desk.an, late.id, atHome)).toEqual({ status: "too-late" });
  });

  test("is of this school alone", async () => {
    const desk = await deskOfAn();
    const { id } = await applied(desk, file(lotte));
    const riversides = await administratorOf(desk.riverside);
    expect(await undoImport(desk.riverside, riversides, id, atHome)).toEqual({ status: "too-late" });
    expect(await accountNamed(desk, "lotte.claes")).toBeDefined();
  });
});
