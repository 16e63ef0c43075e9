import type { Change, ChangedPerson, Shown } from "./change.ts";
import { changedPerson } from "./changed-person.ts";
import type { Rules } from "./compare.ts";
import type { KnownAccount, KnownPerson } from "./people-of-school.ts";
import type { People } from "./records.ts";

/** Who is in the school and not in the file. @returns null where nobody on it would become inactive. */
export function missingAccount(
  account: KnownAccount,
  { positions }: Pick<People, "positions">,
  { myId }: Rules,
): Change | null {
  // Without its holder an account is of no use to the others; with only some of the places named, they may be elsewhere.
  if (!positions.includes(0) || account.persons.some(({ id }) => id === myId)) return null;
  const active = account.persons.filter(({ isActive }) => isActive);
  if (active.length === 0) return null;
  const holder = account.persons.find(({ position }) => position === 0);
  return {
    kind: "deactivated",
    line: null,
    username: account.username,
    name: holder ? nameOf(holder) : "",
    shown: active.map(deactivationShown),
    wrong: [],
    newAccounts: [],
    changedAccounts: [],
    newPersons: [],
    changedPersons: active.map(deactivated),
    newAddresses: [],
  };
}

export function deactivated(person: KnownPerson): ChangedPerson {
  return changedPerson(person, { isActive: false });
}

export function deactivationShown(person: KnownPerson): Shown {
  return { what: "person-deactivated", position: person.position, from: nameOf(person), to: "" };
}

export function nameOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName}`;
}
