import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { type AuditKind, schools } from "../../db/schema.ts";
import { audited, hasJustChanged } from "../audit.ts";
import type { AtSchool } from "../scope.ts";

/**
 * Closes a school's door: nobody signs in, no session works and no mail goes
 * out (lib/schools/is-open.ts). Nothing is deleted but what the school's
 * retention deletes.
 */
export async function suspendSchool(at: AtSchool): Promise<{ status: "suspended" | "suspended-already" }> {
  const isDone = await setSuspended(at, at.clock.now(), "school-suspended");
  return { status: isDone ? "suspended" : "suspended-already" };
}

/** Opens it again. Mails that waited go out, unless they have lost their purpose meanwhile. */
export async function resumeSchool(at: AtSchool): Promise<{ status: "resumed" | "open-already" }> {
  return { status: (await setSuspended(at, null, "school-resumed")) ? "resumed" : "open-already" };
}

async function setSuspended(at: AtSchool, suspendedAt: Date | null, kind: AuditKind): Promise<boolean> {
  const schoolId = at.school.id;
  const isOther = suspendedAt ? isNull(schools.suspendedAt) : isNotNull(schools.suspendedAt);
  const [changed] = await at.db.write((q) => [
    q
      .update(schools)
      .set({ suspendedAt })
      .where(and(eq(schools.id, schoolId), isOther))
      .returning({ id: schools.id }),
    audited(q, at, { schoolId, kind, outcome: "done" }, hasJustChanged),
  ]);
  return changed.length > 0;
}
