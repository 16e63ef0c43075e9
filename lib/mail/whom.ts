import type { Whose } from "../accounts/whose.ts";
import { relationOf } from "../i18n/relation-of.ts";
import type { Words } from "../i18n/words.ts";
import { oneLine } from "./one-line.ts";

interface Named {
  readonly givenName: string;
  readonly familyName: string;
  readonly whose: Whose | null;
}

/** "Jan", or "Marie (mama van Jan)": persons who share an address must never be in doubt. */
export function whom(t: Words, person: Named): string {
  return withRelation(t, oneLine(person.givenName), person.whose);
}

/** The same with the family name. */
export function whomInFull(t: Words, person: Named): string {
  return withRelation(t, fullName(person), person.whose);
}

export function fullName({ givenName, familyName }: Pick<Named, "givenName" | "familyName">): string {
  return oneLine(`${givenName} ${familyName}`);
}

function withRelation(t: Words, name: string, whose: Whose | null): string {
  if (!whose) return name;
  const relation = relationOf(t, { ...whose, holderGivenName: oneLine(whose.holderGivenName) });
  return t("mail.with-relation", { name, relation });
}
