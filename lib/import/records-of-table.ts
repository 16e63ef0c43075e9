import type { Relation } from "../../db/schema.ts";
import { isLocale, type Locale, locales } from "../../messages/catalogues.ts";
import { fromText } from "../csv-row.ts";
import { foldForSearch } from "../fold-for-search.ts";
import { nameOf } from "../i18n/language-name.ts";
import { wordsIn } from "../i18n/words.ts";
import { type Field, fieldAt, type PersonField, positions } from "./fields.ts";
import { judgeRecord } from "./judge-record.ts";
import type { AccountRecord, People, PersonRecord } from "./records.ts";
import type { Row, Table } from "./table.ts";

/** @param columns what each column holds; null is left out. */
export function recordsOfTable(table: Table, columns: readonly (Field | null)[]): People {
  const indexes = new Map<Field, number[]>();
  for (const [index, field] of columns.entries()) {
    if (field) indexes.set(field, [...(indexes.get(field) ?? []), index]);
  }
  return {
    records: table.rows.map((row) => recordOf(row, indexes)),
    positions: positions.filter((position) => indexes.has(fieldAt("givenName", position))),
  };
}

function recordOf(row: Row, indexes: ReadonlyMap<Field, readonly number[]>): AccountRecord {
  const read: Cells = (field) => {
    const found = indexes.get(field);
    return found?.map((index) =>
      fromText((row.cells[index] ?? "").trim())
        .normalize("NFC")
        .trim(),
    );
  };
  const className = read("className")?.[0];
  return judgeRecord({
    line: row.line,
    externalId: read("externalId")?.[0] || null,
    username: read("username")?.[0] ?? "",
    ...(className !== undefined && { className: className || null }),
    persons: positions.flatMap((position) => personOf(read, position) ?? []),
  });
}

/** The cells of a field, of which there may be several columns; undefined where there is none. */
type Cells = (field: Field) => readonly string[] | undefined;

/** @returns null for a place where nobody is: its type alone, or a 0, is what Smartschool writes there. */
function personOf(cells: Cells, position: number): PersonRecord | null {
  const read = (field: PersonField) => cells(fieldAt(field, position));
  const [givenName = "", familyName = ""] = [read("givenName")?.[0], read("familyName")?.[0]];
  const emails = addressesIn(read("email") ?? []);
  if (position > 0 && givenName === "" && familyName === "" && emails.length === 0) return null;
  const isActive = activeOf(read("status")?.[0]);
  const locale = localeOf(read("language")?.[0]);
  const relation = position === 0 ? null : relationOf(read("relation")?.[0]);
  return {
    position,
    givenName,
    familyName,
    emails,
    ...(relation !== undefined && { relation }),
    ...(isActive !== undefined && { isActive }),
    ...(locale && { locale }),
  };
}

function addressesIn(cells: readonly string[]): string[] {
  return [...new Set(cells.flatMap((cell) => cell.split(/[;,\s]+/)).filter((email) => email !== ""))];
}

/** Our own words of every language, and as other programs write it. */
const inactive = new Set([
  ..."0 uitgeschakeld uit disabled administratief administrative neen nee no false onwaar non nein".split(
    " ",
  ),
  "niet actief",
  ...locales.map((locale) => foldForSearch(wordsIn(locale)("import.status.inactive"))),
]);
const active = new Set([
  ..."1 ingeschakeld aan enabled ja yes true waar oui".split(" "),
  ...locales.map((locale) => foldForSearch(wordsIn(locale)("import.status.active"))),
]);

/** Undefined where the file does not say: whoever was made inactive at the desk stays so. */
function activeOf(cell: string | undefined): boolean | undefined {
  const word = foldForSearch(cell ?? "");
  return word === "" ? undefined : inactive.has(word) ? false : active.has(word) ? true : undefined;
}

/** Each of our languages as each of them calls it: "nederlands", "dutch". */
const byLanguageName = new Map<string, Locale>(
  locales.flatMap((locale) =>
    locales.map((inLocale) => [foldForSearch(nameOf(locale, inLocale)), locale] as const),
  ),
);

function localeOf(cell: string | undefined): Locale | undefined {
  const word = foldForSearch(cell ?? "");
  return isLocale(word) ? word : byLanguageName.get(word);
}

/** As schools write it, besides our own words of every language. */
const relationWords: Record<Relation, readonly string[]> = {
  mother: ["moeder", "mama", "mother", "mum", "mom"],
  father: ["vader", "papa", "father", "dad"],
  guardian: ["voogd", "guardian", "parent", "ouder", "pleegvoogd"],
  "step-parent": [
    "stiefmoeder",
    "stiefvader",
    "stiefouder",
    "plusouder",
    "plusmama",
    "pluspapa",
    "step parent",
    "stepmother",
    "stepfather",
  ],
  "foster-parent": [
    "pleegouder",
    "pleegmoeder",
    "pleegvader",
    "foster parent",
    "foster mother",
    "foster father",
  ],
  grandparent: [
    "grootouder",
    "grootmoeder",
    "grootvader",
    "oma",
    "opa",
    "oma of opa",
    "grandparent",
    "grandmother",
    "grandfather",
    "grandma or grandpa",
  ],
  sibling: ["broer", "zus", "broer of zus", "sibling", "brother", "sister", "brother or sister"],
  interim: ["interim", "interimaris", "vervanger", "substitute"],
  colleague: ["collega", "colleague"],
  other: ["andere", "other", "contactpersoon", "contact"],
};
const byWord = new Map(
  (Object.keys(relationWords) as Relation[]).flatMap((relation) => {
    const ours = locales.map((locale) => foldForSearch(wordsIn(locale)(`relation.${relation}`)));
    return [...relationWords[relation], ...ours].map((word) => [word, relation] as const);
  }),
);

/** Undefined without a column, or where nothing is said. A word that we don't know is somebody all the same. */
export function relationOf(cell: string | undefined): Relation | undefined {
  const word = foldForSearch(cell ?? "");
  return word === "" || word === "0" ? undefined : (byWord.get(word) ?? "other");
}
