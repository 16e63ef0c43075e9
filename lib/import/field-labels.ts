import { locales } from "../../messages/catalogues.ts";
import { foldForSearch } from "../fold-for-search.ts";
import { type Words, wordsIn } from "../i18n/words.ts";
import type { accountFields, personFields } from "./fields.ts";
import { type Field, fields } from "./fields.ts";

type Name = (typeof accountFields)[number] | (typeof personFields)[number];

/** What we call a field: in a template, an export, and where columns are chosen. */
export function fieldLabel(words: Words, field: Field): string {
  const [, name = "", number] = /^([A-Za-z]+)(\d)?$/.exec(field) ?? [];
  const label = words(`import.field.${name as Name}`);
  return number ? words("import.co-account-field", { number, field: label }) : label;
}

/** Every name of ours for a field, in every language, folded: a template or an export is always known again. */
export function fieldLabels(): ReadonlyMap<string, Field> {
  return new Map(
    locales.flatMap((locale) =>
      fields.map((field) => [foldForSearch(fieldLabel(wordsIn(locale), field)), field] as const),
    ),
  );
}
