import { locales } from "../../messages/catalogues.ts";
import { byteOrderMark, csvRow } from "../csv-row.ts";
import type { Words } from "../i18n/words.ts";
import { fieldLabel } from "../import/field-labels.ts";
import { accountFields, type Field, personFieldsAt } from "../import/fields.ts";

/** An empty list to fill in: a holder and two co-accounts. Without an example in it, which would come in with the others. */
export function importTemplate(words: Words): string {
  const fields: readonly Field[] = [...accountFields, ...[0, 1, 2].flatMap(personFieldsAt)];
  return byteOrderMark + csvRow(fields.map((field) => fieldLabel(words, field)));
}

/** What may be written in it where not everything may. */
export function templateExamples(words: Words) {
  return {
    active: words("import.status.active"),
    inactive: words("import.status.inactive"),
    languages: locales.join(", "),
    mother: words("relation.mother"),
    father: words("relation.father"),
  };
}
