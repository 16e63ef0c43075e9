import { and, eq, gt, isNull, or, type SQL } from "drizzle-orm";
import { persons } from "../../db/schema.ts";

/** Whether a person may sign in and get mail at this moment. */
export function isActive(person: { isActive: boolean; activeUntil: Date | null }, now: Date): boolean {
  return person.isActive && (person.activeUntil === null || person.activeUntil > now);
}

/** The same rule, for a query. */
export function activePerson(now: Date): SQL {
  return and(
    eq(persons.isActive, true),
    or(isNull(persons.activeUntil), gt(persons.activeUntil, now)),
  ) as SQL;
}
