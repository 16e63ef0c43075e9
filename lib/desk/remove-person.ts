import { and, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import { addresses, persons, recoveryLinks, sessions } from "../../db/schema.ts";
import { audited } from "../audit.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";

/**
 * Takes a co-account away for good: the person, their addresses, links and
 * sessions. Never the holder, who is the account. Mails and the log keep what
 * was, until the school's retention.
 */
export async function removePerson(
  scope: Scope,
  by: FreshAdministrator,
  personId: string,
  visitor: Visitor,
): Promise<{ readonly status: "removed" | "unknown" }> {
  const coAccount = and(
    eq(persons.id, personId),
    eq(persons.schoolId, scope.school.id),
    gt(persons.position, 0),
  ) as SQL;
  const whose = sql`(select ${persons.id} from ${persons} where ${coAccount})`;
  const [, , , , removed] = await scope.db.write((q) => [
    audited(
      q,
      scope,
      {
        ...byDesk(scope, by, visitor),
        kind: "person-removed",
        personId,
        accountId: sql`(select ${persons.accountId} from ${persons} where ${coAccount})`,
      },
      sql`exists ${whose}`,
    ),
    q.delete(sessions).where(inArray(sessions.personId, whose)),
    q.delete(recoveryLinks).where(inArray(recoveryLinks.personId, whose)),
    q.delete(addresses).where(inArray(addresses.personId, whose)),
    q.delete(persons).where(coAccount).returning({ id: persons.id }),
  ]);
  return { status: removed.length > 0 ? "removed" : "unknown" };
}
