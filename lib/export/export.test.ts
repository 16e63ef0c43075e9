import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { importChanges, persons, relations } from "../../db/schema.ts";
import { locales } from "../../messages/catalogues.ts";
import { addOtherJan, addSelles, changePerson } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { utf8 } from "../../tests/import/bytes.ts";
import { changeAt } from "../../tests/import/change-at.ts";
import { manyPeople } from "../../tests/import/many-people.ts";
import { administratorOf, broughtAndSetOut } from "../../tests/import/school-file.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink, atHome } from "../../tests/walk.ts";
import { wordsIn } from "../i18n/words.ts";
import { applyImport } from "../import/apply.ts";
import { fieldLabels } from "../import/field-labels.ts";
import { readCsv } from "../import/read-csv.ts";
import { readFiles } from "../import/read-files.ts";
import { noChoice } from "../import/reading.ts";
import { exportDeliveries } from "./export-deliveries.ts";
import { exportPeople } from "./export-people.ts";
import { importTemplate, templateExamples } from "./import-template.ts";

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as never).arrayBuffer());
const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

async function deskOfAn() {
  const house = await openHouse();
  const an = await administratorOf(house.imb);
  const selles = await addSelles(house.imb);
  await addOtherJan(house.riverside);
  return { ...house, an, selles };
}

test("everybody of the school, and nobody else, as Excel opens it in Dutch", async () => {
  const { imb, an } = await deskOfAn();
  const text = textOf(await bytesOf(await exportPeople(imb, an, atHome)));
  expect(text.startsWith('\ufeff"Nummer bij de school";"Gebruikersnaam";"Klas";"Voornaam"')).toBe(true);
  expect(text.endsWith("\r\n")).toBe(true);
  expect(text).toContain('"marie@selle.example, marie@work.example"');
  expect(text).not.toContain("Sellers");
});

test("nothing of a password", async () => {
  const { imb, an, db } = await deskOfAn();
  const text = textOf(await bytesOf(await exportPeople(imb, an, atHome)));
  const secrets = [
    ...(await tables.persons(db)).map(({ passwordVerifier }) => passwordVerifier),
    ...(await tables.accounts(db)).map(({ passwordSalt }) => passwordSalt),
  ].filter((secret) => secret !== null);
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test("more than one page of it, each account once", async () => {
  const { imb, an, db } = await deskOfAn();
  const brought = await broughtAndSetOut(imb, an, manyPeople(1_100));
  await applyImport(imb, an, brought.id, brought.claim ?? "", atHome);
  const { rows } = readCsv(textOf(await bytesOf(await exportPeople(imb, an, atHome))));
  const usernames = rows.slice(1).map(({ cells }) => cells[1]);
  expect(usernames).toHaveLength(1_102);
  expect(new Set(usernames).size).toBe(1_102);
  expect(await tables.accounts(db)).toHaveLength(1_103);
});

test.each(locales)("in %s, an import of it changes nothing, formulas and all", async (locale) => {
  const { imb, an, selles } = await deskOfAn();
  await changePerson(imb, selles.idOf.Jan, { givenName: "=HYPERLINK(1)", familyName: "'t Hooft" });
  await changePerson(imb, selles.idOf.Piet, { givenName: "'=x", familyName: "-1", isActive: false });
  const bytes = await bytesOf(await exportPeople({ ...imb, locale }, an, atHome));
  expect(textOf(bytes)).toContain(`"'=HYPERLINK(1)";"'t Hooft"`);
  expect(textOf(bytes)).toContain(`"''=x";"'-1"`);
  const { summary, id } = await broughtAndSetOut(imb, an, bytes, { deactivatesMissing: true });
  const changes = await imb.db.read.select().from(importChanges).where(eq(importChanges.importId, id));
  expect(changes.map(changeAt)).toEqual([]);
  expect(summary?.accounts).toEqual({ added: 0, changed: 0, deactivated: 0, wrong: 0, unchanged: 2 });
});

test.each(locales)(
  "in %s, every relation and language comes back from an export as it went",
  async (locale) => {
    const { imb, an, selles } = await deskOfAn();
    for (const relation of relations) {
      for (const theirs of locales) {
        await imb.db.write((q) => [
          q.update(persons).set({ relation, locale: theirs }).where(eq(persons.id, selles.idOf.Marie)),
        ]);
        const bytes = await bytesOf(await exportPeople({ ...imb, locale }, an, atHome));
        const { id } = await broughtAndSetOut(imb, an, bytes, { deactivatesMissing: true });
        const changes = await imb.db.read.select().from(importChanges).where(eq(importChanges.importId, id));
        expect(changes.map(changeAt), `${relation}, ${theirs}`).toEqual([]);
      }
    }
  },
);

test.each(locales)("the template in %s brings in nobody, until a row is written below it", async (locale) => {
  const { imb, an } = await deskOfAn();
  const words = wordsIn(locale);
  const template = importTemplate(words);
  const { found } = readFiles([{ name: "leeg.csv", bytes: utf8(template) }], noChoice, fieldLabels());
  expect(found).toEqual({ shape: "unreadable", why: "empty" });
  const { active, mother } = templateExamples(words);
  const row = `1001;jan.nieuw;3B;Jan;Nieuw;jan@x.example;${active};nl;${mother};Marie;Nieuw;marie@x.example;${active};nl;`;
  const { summary } = await broughtAndSetOut(imb, an, `${template}${row}\r\n`);
  expect(summary).toMatchObject({
    accounts: { added: 1, wrong: 0 },
    persons: { added: 2 },
    addressesAdded: 2,
  });
});

test("what became of each mail of this school", async () => {
  const { imb, riverside, an } = await deskOfAn();
  await askForLink(imb, "jan.selle", "jan@selle.example");
  await askForLink(riverside, "jan.selle", "jan@selle.example");
  const text = textOf(await bytesOf(await exportDeliveries(imb, an, atHome)));
  const { rows } = readCsv(text);
  expect(rows).toHaveLength(1 + 4);
  const written = rows.slice(1).map(({ cells }) => cells.slice(0, 2));
  // Papa has no password yet.
  expect(written.toSorted()).toEqual([
    ["2026-09-01 10:00:00", "Eerste wachtwoord"],
    ...Array(3).fill(["2026-09-01 10:00:00", "Nieuw wachtwoord"]),
  ]);
  expect(text).not.toContain("Janet");
  expect(text).not.toContain("/otp/");
});

test("is written to the log", async () => {
  const { imb, an, db } = await deskOfAn();
  await exportPeople(imb, an, atHome);
  await exportDeliveries(imb, an, atHome);
  const [people, deliveries] = (await tables.auditEvents(db)).slice(-2);
  expect(people).toMatchObject({ kind: "people-exported", actorId: an.person.id, outcome: "done" });
  expect(deliveries).toMatchObject({ kind: "deliveries-exported" });
});
