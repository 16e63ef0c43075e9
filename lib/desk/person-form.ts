import { type Relation, relations } from "../../db/schema.ts";
import { isLocale, type Locale } from "../../messages/catalogues.ts";
import { nameKey } from "../accounts/search-keys.ts";

/** What is typed of a person, as the form sends it. */
export interface TypedPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly locale: string;
  readonly relation: string;
}

/** What the columns of a person take, or which field is not as it can be. */
export type ReadPerson =
  | {
      readonly status: "read";
      readonly values: {
        readonly givenName: string;
        readonly familyName: string;
        readonly nameKey: string;
        readonly locale: Locale;
        readonly relation: Relation | null;
      };
    }
  | { readonly status: "faulty"; readonly field: "locale" | "relation" };

/** @param position 0 holds the account and has no relation; everybody else has one. */
export function readPerson(typed: TypedPerson, position: number): ReadPerson {
  const relation = relations.find((known) => known === typed.relation) ?? null;
  if (position > 0 && !relation) return { status: "faulty", field: "relation" };
  if (!isLocale(typed.locale)) return { status: "faulty", field: "locale" };
  const name = { givenName: typed.givenName.trim(), familyName: typed.familyName.trim() };
  const { locale } = typed;
  return {
    status: "read",
    values: { ...name, nameKey: nameKey(name), locale, relation: position > 0 ? relation : null },
  };
}
