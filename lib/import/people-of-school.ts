import { eq } from "drizzle-orm";
import { accounts, addresses, persons } from "../../db/schema.ts";
import type { AtSchool } from "../scope.ts";
import { hasOwn } from "./staged.ts";

export interface KnownPerson {
  readonly id: string;
  readonly accountId: string;
  readonly position: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly relation: (typeof persons.$inferSelect)["relation"];
  readonly isActive: boolean;
  /** Whether they have anything that whoever takes their place would get: a password, an address, a way in, a role. */
  readonly hasOwn: boolean;
  readonly emailKeys: ReadonlySet<string>;
}

export interface KnownAccount {
  readonly id: string;
  readonly username: string;
  readonly usernameKey: string;
  readonly externalId: string | null;
  readonly className: string | null;
  readonly persons: readonly KnownPerson[];
}

/** Everybody of this school, as an import compares them: one round trip, and never a password. */
export async function peopleOfSchool({ db, school, clock }: AtSchool): Promise<readonly KnownAccount[]> {
  const [accountRows, personRows, addressRows] = await db.readAll((q) => [
    q
      .select({
        id: accounts.id,
        username: accounts.username,
        usernameKey: accounts.usernameKey,
        externalId: accounts.externalId,
        className: accounts.className,
      })
      .from(accounts)
      .where(eq(accounts.schoolId, school.id)),
    q
      .select({
        id: persons.id,
        accountId: persons.accountId,
        position: persons.position,
        givenName: persons.givenName,
        familyName: persons.familyName,
        relation: persons.relation,
        isActive: persons.isActive,
        hasOwn: hasOwn("persons", clock.now()).mapWith(Boolean),
      })
      .from(persons)
      .where(eq(persons.schoolId, school.id)),
    q
      .select({ personId: addresses.personId, emailKey: addresses.emailKey })
      .from(addresses)
      .where(eq(addresses.schoolId, school.id)),
  ]);
  const keys = grouped(addressRows, ({ personId }) => personId);
  const members = grouped(personRows, ({ accountId }) => accountId);
  return accountRows.map((account) => ({
    ...account,
    persons: (members.get(account.id) ?? []).map((person) => ({
      ...person,
      emailKeys: new Set((keys.get(person.id) ?? []).map(({ emailKey }) => emailKey)),
    })),
  }));
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
