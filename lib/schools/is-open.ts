import { type Column, type SQL, sql } from "drizzle-orm";
import { schools } from "../../db/schema.ts";

/** Whether a school's door is open: an operator may have closed it for a while, and then nothing of it is lost. */
export function isOpen(school: { readonly suspendedAt: Date | null }): boolean {
  return school.suspendedAt === null;
}

/**
 * The same rule for a query, as it stands at this very moment: what is known of
 * a school may be half a minute old.
 *
 * @param schoolId a school's id, or the column that holds it.
 */
export function openSchool(schoolId: string | Column): SQL {
  return sql`exists (select 1 from ${schools} where ${schools.id} = ${schoolId} and ${schools.suspendedAt} is null)`;
}
