import { and, eq, gt, min, type SQL, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { recoveryRequests } from "../../db/schema.ts";
import { audited, auditedHourly } from "../audit.ts";
import type { Scope } from "../scope.ts";
import { requestsOfNetwork, scaled, waitOfWindow } from "../throttle.ts";
import type { Visitor } from "../visitor.ts";
import type { PendingRequest } from "./expand-request.ts";

export type RequestOutcome =
  | { readonly status: "accepted"; readonly request: PendingRequest }
  | { readonly status: "slowed-down"; readonly waitSeconds: number };

/**
 * Accepts a request: one insert, the same for every input. Nothing is looked up,
 * so nothing can show; `expandRequests` does that when the answer is out.
 */
export async function requestRecovery(
  scope: Scope,
  typed: { username: string; email: string },
  visitor: Visitor,
): Promise<RequestOutcome> {
  const now = scope.clock.now();
  const request = { id: newId(), schoolId: scope.school.id, requestedAt: now, ...typed };
  const recent = and(
    eq(recoveryRequests.schoolId, scope.school.id),
    eq(recoveryRequests.network, visitor.network),
    gt(recoveryRequests.requestedAt, new Date(now.getTime() - requestsOfNetwork.withinMs)),
  ) as SQL;
  const most = scaled(requestsOfNetwork.most, scope.throttleFactor);

  const isStored = sql`exists (select 1 from ${recoveryRequests} where ${recoveryRequests.id} = ${request.id})`;
  const asked = {
    schoolId: scope.school.id,
    kind: "recovery-asked",
    subjectId: request.id,
    network: visitor.network,
  } as const;

  const [stored] = await scope.db.write((q) => [
    insertWhere(
      q,
      recoveryRequests,
      { ...request, network: visitor.network },
      sql`(select count(*) from ${recoveryRequests} where ${recent}) < ${most}`,
    ).returning({ id: recoveryRequests.id }),
    audited(q, scope, { ...asked, outcome: "done" }, isStored),
  ]);
  if (stored.length > 0) return { status: "accepted", request };
  const [[first]] = await scope.db.write((q) => [
    q
      .select({ at: min(recoveryRequests.requestedAt) })
      .from(recoveryRequests)
      .where(recent),
    auditedHourly(1, q, scope, { ...asked, outcome: "slowed-down" }),
  ]);
  const waitMs = waitOfWindow(first?.at ?? null, requestsOfNetwork.withinMs, now);
  return { status: "slowed-down", waitSeconds: Math.ceil(waitMs / 1000) };
}
