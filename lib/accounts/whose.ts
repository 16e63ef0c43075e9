import type { Relation } from "../../db/schema.ts";

/** What a co-account is to the holder of the account: "mama" of "Jan". */
export interface Whose {
  readonly relation: Relation;
  readonly holderGivenName: string;
}

/** @returns null for the holder, who needs no explaining. */
export function whoseOf(
  person: { relation: Relation | null },
  holder: { givenName: string } | undefined,
): Whose | null {
  return person.relation && holder ? { relation: person.relation, holderGivenName: holder.givenName } : null;
}
