import { and, asc, eq } from "drizzle-orm";
import { accounts, persons } from "../../db/schema.ts";
import { isActive } from "../accounts/is-active.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { audited, hasJustChanged } from "../audit.ts";
import type { AtSchool } from "../scope.ts";

export interface ListedAdministrator {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly hasPassword: boolean;
  readonly isActive: boolean;
}

/** Who may manage the people of this school, by name. */
export async function listAdministrators({ db, clock, school }: AtSchool): Promise<ListedAdministrator[]> {
  const rows = await db.read
    .select({ person: persons, username: accounts.username })
    .from(persons)
    .innerJoin(accounts, eq(accounts.id, persons.accountId))
    .where(and(eq(persons.schoolId, school.id), eq(persons.isAdministrator, true), eq(persons.position, 0)))
    .orderBy(asc(persons.nameKey), asc(accounts.usernameKey));
  return rows.map(({ person, username }) => ({
    username,
    givenName: person.givenName,
    familyName: person.familyName,
    hasPassword: person.passwordVerifier !== null,
    isActive: isActive(person, clock.now()),
  }));
}

export type RevokeOutcome =
  | { readonly status: "revoked"; readonly left: number }
  | { readonly status: "no-administrator" };

/** Takes the role away, from their very next page on. They go on signing in as anybody does. */
export async function revokeAdministrator(at: AtSchool, username: string): Promise<RevokeOutcome> {
  const schoolId = at.school.id;
  const [holder] = await at.db.read
    .select({ personId: persons.id, accountId: persons.accountId })
    .from(accounts)
    .innerJoin(persons, and(eq(persons.accountId, accounts.id), eq(persons.position, 0)))
    .where(and(eq(accounts.schoolId, schoolId), eq(accounts.usernameKey, usernameKey(username))));
  if (!holder) return { status: "no-administrator" };
  const [revoked] = await at.db.write((q) => [
    q
      .update(persons)
      .set({ isAdministrator: false })
      .where(
        and(
          eq(persons.id, holder.personId),
          eq(persons.schoolId, schoolId),
          eq(persons.isAdministrator, true),
        ),
      )
      .returning({ id: persons.id }),
    audited(q, at, { schoolId, kind: "administrator-revoked", outcome: "done", ...holder }, hasJustChanged),
  ]);
  if (revoked.length === 0) return { status: "no-administrator" };
  const left = (await listAdministrators(at)).filter((each) => each.isActive).length;
  return { status: "revoked", left };
}
