import { byteOrderMark, csvRow } from "../csv-row.ts";
import type { Words } from "../i18n/words.ts";
import { fieldLabel } from "../import/field-labels.ts";
import { accountFields, type Field, personFieldsAt } from "../import/fields.ts";

/** An empty list to fill in: a holder and two co-accounts, with one row to show how. */
export function importTemplate(words: Words): string {
  const fields: readonly Field[] = [...accountFields, ...[0, 1, 2].flatMap(personFieldsAt)];
  const example: Record<Field, string> = {
    externalId: "1001",
    username: "jan.voorbeeld",
    className: "3B",
    givenName: "Jan",
    familyName: "Voorbeeld",
    email: "jan@example.org",
    status: words("import.status.active"),
    language: "nl",
    relation1: words("relation.mother"),
    givenName1: "Marie",
    familyName1: "Voorbeeld",
    email1: "marie@example.org",
    status1: words("import.status.active"),
    language1: "nl",
  };
  return [
    byteOrderMark,
    csvRow(fields.map((field) => fieldLabel(words, field))),
    csvRow(fields.map((field) => example[field] ?? "")),
  ].join("");
}
