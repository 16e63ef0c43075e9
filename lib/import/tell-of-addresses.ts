import { type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach } from "../../db/insert-where.ts";
import { newIdByDatabase } from "../../db/new-id.ts";
import { auditEvents, persons } from "../../db/schema.ts";
import type { Audited } from "../audit.ts";
import { queueNoticesOfAdded } from "../mail/queue-notices.ts";
import type { AtSchool } from "../scope.ts";
import { at, stagedRows } from "./staged.ts";

/**
 * Addresses that were added to somebody who has a password open the account to
 * whoever reads the mail there: all of the person's addresses are told, and the
 * log has a line for each, as when the desk adds one.
 */
export function tellOfNewAddresses(
  q: Writer,
  scope: AtSchool,
  id: string,
  by: Pick<Audited, "actorId" | "network">,
  isClaimed: SQL,
) {
  const added = sql`(select ${at("id")} as id, ${at("personId")} as person_id, ${at("email")} as email
    from ${stagedRows(id, "newAddresses")}) added`;
  const owners = sql`${added} join ${persons} on ${persons.id} = added.person_id
    and ${persons.passwordVerifier} is not null and ${persons.schoolId} = ${scope.school.id} and ${isClaimed}`;
  return [
    queueNoticesOfAdded(q, scope, owners),
    insertForEach(
      q,
      auditEvents,
      {
        ...by,
        id: newIdByDatabase,
        schoolId: scope.school.id,
        kind: "address-added",
        outcome: "done",
        personId: persons.id,
        accountId: persons.accountId,
        subjectId: sql`added.id`,
        happenedAt: scope.clock.now(),
      },
      sql`from ${owners}`,
    ),
  ] as const;
}
