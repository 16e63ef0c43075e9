import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { persons, recoveryLinks, sessions } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import { audited } from "../audit.ts";
import { endOfDay } from "../i18n/day.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";
import { readPerson, type TypedPerson } from "./person-form.ts";

export const statuses = ["active", "until", "inactive"] as const;

export type PersonChange =
  | { readonly status: "saved" }
  | { readonly status: "unknown" }
  /** Nobody shuts themselves out. */
  | { readonly status: "oneself" }
  | { readonly status: "faulty"; readonly field: "locale" | "relation" | "activeUntil" };

/**
 * Changes what the school knows of a person, and whether they may sign in.
 * Whoever no longer may is signed out everywhere, and their links and letters
 * end.
 */
export async function changePerson(
  scope: Scope,
  by: FreshAdministrator,
  person: { readonly id: string; readonly position: number },
  typed: TypedPerson & { readonly status: string; readonly activeUntil: string },
  visitor: Visitor,
): Promise<PersonChange> {
  const read = readPerson(typed, person.position);
  if (read.status === "faulty") return read;
  const activity = activityOf(scope, typed);
  if (!activity) return { status: "faulty", field: "activeUntil" };
  const now = scope.clock.now();
  const isOver = !activity.isActive || (activity.activeUntil !== null && activity.activeUntil <= now);
  if (isOver && person.id === by.person.id) return { status: "oneself" };

  const theirs = and(eq(persons.id, person.id), eq(persons.schoolId, scope.school.id)) as SQL;
  const exists = sql`exists (select 1 from ${persons} where ${theirs})`;
  const [, changed] = await scope.db.write((q) => [
    // A letter must not open again when they may sign in again.
    q
      .update(recoveryLinks)
      .set({ endedAt: now, endedBecause: "revoked" })
      .where(
        and(
          eq(recoveryLinks.personId, person.id),
          eq(recoveryLinks.schoolId, scope.school.id),
          isNull(recoveryLinks.endedAt),
          sql`(${isOver ? 1 : 0} or not exists (select 1 from ${persons} where ${and(theirs, activePerson(now))}))`,
        ),
      ),
    q
      .update(persons)
      .set({ ...read.values, ...activity })
      .where(theirs)
      .returning({ id: persons.id }),
    audited(
      q,
      scope,
      {
        ...byDesk(scope, by, visitor),
        kind: "person-changed",
        personId: person.id,
        accountId: sql`(select ${persons.accountId} from ${persons} where ${theirs})`,
        detail: typed.status,
      },
      exists,
    ),
    q
      .delete(sessions)
      .where(
        and(eq(sessions.personId, person.id), eq(sessions.schoolId, scope.school.id), sql`${isOver ? 1 : 0}`),
      ),
  ]);
  return { status: changed.length > 0 ? "saved" : "unknown" };
}

/** @returns null for a date that is none. A last day counts whole, on the school's clock. */
function activityOf(
  { school }: Scope,
  typed: { readonly status: string; readonly activeUntil: string },
): { isActive: boolean; activeUntil: Date | null } | null {
  if (typed.status === "inactive") return { isActive: false, activeUntil: null };
  if (typed.status !== "until") return { isActive: true, activeUntil: null };
  const activeUntil = endOfDay(typed.activeUntil.trim(), school.timeZone);
  return activeUntil && { isActive: true, activeUntil };
}
