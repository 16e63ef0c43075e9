import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { persons, recoveryLinks, securityEvents, sessions } from "../../db/schema.ts";
import { audited, hasJustChanged } from "../audit.ts";
import type { Scope } from "../scope.ts";
import { eventOf } from "../security-event.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";

/** Signs a person of this school out, everywhere. */
export async function endSessionsOf(
  scope: Scope,
  by: FreshAdministrator,
  personId: string,
  visitor: Visitor,
): Promise<void> {
  const theirs = and(eq(sessions.personId, personId), eq(sessions.schoolId, scope.school.id)) as SQL;
  const has = sql`exists (select 1 from ${sessions} where ${theirs})`;
  await scope.db.write((q) => [
    insertWhere(
      q,
      securityEvents,
      eventOf(scope, personId, "sessions-ended", { ...visitor, device: "" }),
      has,
    ),
    audited(
      q,
      scope,
      {
        ...byDesk(scope, by, visitor),
        kind: "sessions-ended",
        personId,
        accountId: sql`(select ${persons.accountId} from ${persons} where ${persons.id} = ${personId})`,
      },
      has,
    ),
    q.delete(sessions).where(theirs),
  ]);
}

/** Makes one link open nothing any more. */
export async function revokeLink(
  scope: Scope,
  by: FreshAdministrator,
  linkId: string,
  visitor: Visitor,
): Promise<void> {
  const open = and(
    eq(recoveryLinks.id, linkId),
    eq(recoveryLinks.schoolId, scope.school.id),
    isNull(recoveryLinks.endedAt),
  ) as SQL;
  const of = (column: SQL) =>
    sql`(select ${column} from ${recoveryLinks} where ${recoveryLinks.id} = ${linkId})`;
  await scope.db.write((q) => [
    q.update(recoveryLinks).set({ endedAt: scope.clock.now(), endedBecause: "revoked" }).where(open),
    audited(
      q,
      scope,
      {
        ...byDesk(scope, by, visitor),
        kind: "link-revoked",
        subjectId: linkId,
        personId: of(sql`${recoveryLinks.personId}`),
        accountId: of(sql`${recoveryLinks.accountId}`),
      },
      hasJustChanged,
    ),
  ]);
}
