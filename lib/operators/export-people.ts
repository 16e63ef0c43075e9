import { and, asc, eq, gt } from "drizzle-orm";
import { accounts, addresses, persons } from "../../db/schema.ts";
import { isActive } from "../accounts/is-active.ts";
import { audited } from "../audit.ts";
import type { AtSchool } from "../scope.ts";

/** A person as another system may take them over: all that is known of them, and nothing of their password. */
export interface ExportedPerson {
  readonly username: string;
  readonly externalId: string | null;
  readonly className: string | null;
  readonly position: number;
  readonly relation: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly language: string;
  readonly emails: readonly string[];
  readonly isActive: boolean;
  readonly activeUntil: string | null;
  readonly isAdministrator: boolean;
  readonly hasPassword: boolean;
}

const accountsAtOnce = 500;

/** Everybody of a school, by username and position: so many accounts at a time, so that a large school fits in memory. */
export async function* exportPeople(at: AtSchool): AsyncGenerator<ExportedPerson[]> {
  const what = { schoolId: at.school.id, kind: "people-exported", outcome: "done" } as const;
  await at.db.write((q) => [audited(q, at, what)]);
  for (let after = ""; ; ) {
    const rows = await nextAccounts(at, after);
    const end = rows.at(-1)?.account;
    if (!end) return;
    yield describe(rows, at.clock.now());
    after = end.usernameKey;
  }
}

/** Whole accounts: the page is cut by account, and their persons and addresses follow. */
function nextAccounts({ db, school }: AtSchool, after: string) {
  const page = db.read
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.schoolId, school.id), gt(accounts.usernameKey, after)))
    .orderBy(asc(accounts.usernameKey))
    .limit(accountsAtOnce)
    .as("page");
  return db.read
    .select({ account: accounts, person: persons, email: addresses.email })
    .from(page)
    .innerJoin(accounts, eq(accounts.id, page.id))
    .innerJoin(persons, eq(persons.accountId, accounts.id))
    .leftJoin(addresses, eq(addresses.personId, persons.id))
    .orderBy(asc(accounts.usernameKey), asc(persons.position), asc(addresses.createdAt), asc(addresses.id));
}

function describe(rows: Awaited<ReturnType<typeof nextAccounts>>, now: Date): ExportedPerson[] {
  const people = new Map<string, ExportedPerson & { emails: string[] }>();
  for (const { account, person, email } of rows) {
    const known = people.get(person.id) ?? {
      username: account.username,
      externalId: account.externalId,
      className: account.className,
      position: person.position,
      relation: person.relation,
      givenName: person.givenName,
      familyName: person.familyName,
      language: person.locale,
      emails: [],
      isActive: isActive(person, now),
      activeUntil: person.activeUntil?.toISOString() ?? null,
      isAdministrator: person.isAdministrator,
      hasPassword: person.passwordVerifier !== null,
    };
    if (email !== null) known.emails.push(email);
    people.set(person.id, known);
  }
  return [...people.values()];
}
