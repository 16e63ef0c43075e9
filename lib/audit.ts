import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../db/client.ts";
import { insertForEach } from "../db/insert-where.ts";
import { newId } from "../db/new-id.ts";
import { type AuditKind, type AuditOutcome, auditEvents } from "../db/schema.ts";
import type { Tools } from "./scope.ts";

/** What there is to say of something that happened; see `auditEvents`. An expression is found out by the database. */
export interface Audited {
  readonly schoolId: string | SQL;
  readonly kind: AuditKind;
  readonly outcome: AuditOutcome | SQL;
  readonly actorId?: string | SQL | null;
  readonly personId?: string | SQL | null;
  readonly accountId?: string | SQL | null;
  readonly subjectId?: string | SQL | null;
  /** Names of ours or a number, and never a value that somebody typed. */
  readonly detail?: string | SQL | null;
  readonly network?: string | null;
}

/**
 * A line of the school's log, as a statement for the batch that makes it true:
 * what is done and what is logged are one, or neither.
 *
 * @param condition whether it came about; always, by default.
 */
export function audited(
  q: Writer,
  { clock }: Pick<Tools, "clock">,
  what: Audited,
  condition: SQL = sql`true`,
) {
  const row = { ...what, id: newId(), happenedAt: clock.now() };
  return insertForEach(q, auditEvents, row, sql`where ${condition}`);
}

/** For a statement that follows, in the same batch, the one that may have changed something. */
export const hasJustChanged = sql`changes() > 0`;

const hourMs = 60 * 60_000;

/**
 * The same, at most so many times an hour of one network: for what a flood
 * repeats, so that being refused fills no disk.
 */
export function auditedHourly(
  most: number,
  q: Writer,
  tools: Pick<Tools, "clock">,
  what: Audited & { readonly schoolId: string; readonly outcome: AuditOutcome; readonly network: string },
  condition: SQL = sql`true`,
) {
  const lately = and(
    eq(auditEvents.network, what.network),
    gt(auditEvents.happenedAt, new Date(tools.clock.now().getTime() - hourMs)),
    eq(auditEvents.schoolId, what.schoolId),
    eq(auditEvents.kind, what.kind),
    eq(auditEvents.outcome, what.outcome),
  );
  // Counts no further than it must: there is a flood.
  const counted = sql`(select count(*) from (select 1 from ${auditEvents} where ${lately} limit ${most}))`;
  return audited(q, tools, what, sql`${condition} and ${counted} < ${most}`);
}
