import { and, eq } from "drizzle-orm";
import { persons } from "../../db/schema.ts";
import type { Scope } from "../scope.ts";
import type { Administrator } from "./administrator.ts";

/** A person of this school, by an id that came from outside. @returns null for anybody else's. */
export async function deskPerson(scope: Scope, _: Administrator, id: string) {
  const [person] = await scope.db.read
    .select()
    .from(persons)
    .where(and(eq(persons.id, id), eq(persons.schoolId, scope.school.id)));
  return person ?? null;
}
