import { nameKey } from "../accounts/search-keys.ts";
import type { ChangedPerson, PersonFields } from "./change.ts";
import type { KnownPerson } from "./people-of-school.ts";

type Own = Pick<PersonFields, "givenName" | "familyName" | "relation" | "isActive">;

/** @param becomesOther somebody else takes the place of who has nothing yet. */
export function changedPerson(
  person: KnownPerson,
  changes: Partial<Own>,
  becomesOther = false,
): ChangedPerson {
  const { givenName, familyName, relation, isActive } = person;
  const own: Own = { givenName, familyName, relation, isActive };
  return {
    id: person.id,
    from: withKey(own),
    to: withKey({ ...own, ...changes }),
    becomesOther,
  };
}

function withKey(own: Own): PersonFields {
  return { ...own, nameKey: nameKey(own) };
}
