import { inArray, lt, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Writer } from "../../db/client.ts";
import {
  auditEvents,
  helpAnswers,
  helpMessages,
  importParts,
  imports,
  mails,
  outboxMails,
  recoveryLinks,
  recoveryRequests,
  schools,
  securityEvents,
  sessions,
  signInAttempts,
} from "../../db/schema.ts";
import type { Tools } from "../scope.ts";
import { failuresOfNetwork } from "../throttle.ts";

const slice = 500;
const mostRounds = 20;
const dayMs = 24 * 60 * 60_000;
/** A file of people is read again for as long; what it changed is undone for as long after. */
const uploadRetentionMs = dayMs;
/** The outbox is one for all schools, so no school's own number counts for it. */
const outboxRetentionMs = 90 * dayMs;

export interface Deletions {
  readonly overdue: number;
  readonly expired: number;
}

/**
 * Deletes what is over (sessions, attempts that no limit counts any more, old
 * mails of the outbox) and what each school keeps no longer (90 days by
 * default): in slices, so that no deletion holds up a visitor's write, and as
 * many as it takes to keep up with a flood.
 */
export async function deleteExpired(tools: Tools): Promise<Deletions> {
  let [expired, overdue] = [0, 0];
  for (let round = 0; round < mostRounds; round++) {
    const { over, kept } = await deleteSlice(tools);
    expired += total(over);
    overdue += total(kept);
    if ([...over, ...kept].every((rows) => rows.length < slice)) break;
  }
  return { expired, overdue };
}

async function deleteSlice(tools: Tools) {
  const now = tools.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const uncounted = lt(signInAttempts.attemptedAt, before(2 * failuresOfNetwork.withinMs));
  const over = await tools.db.write((q) => [
    deleteSome(q, sessions, sessions.tokenHash, lt(sessions.expiresAt, now)),
    deleteSome(q, signInAttempts, signInAttempts.id, uncounted),
    deleteUploads(q, before(uploadRetentionMs)),
    deleteSome(q, outboxMails, outboxMails.mailId, lt(outboxMails.createdAt, before(outboxRetentionMs))),
  ]);
  const kept = await tools.db.write((q) => [
    deleteBeyondRetention(q, mails, mails.createdAt, now),
    deleteBeyondRetention(q, recoveryLinks, recoveryLinks.createdAt, now),
    deleteBeyondRetention(q, recoveryRequests, recoveryRequests.requestedAt, now),
    deleteAnswers(q, now),
    deleteBeyondRetention(q, helpMessages, helpMessages.sentAt, now),
    deleteBeyondRetention(q, securityEvents, securityEvents.happenedAt, now),
    deleteBeyondRetention(q, imports, imports.createdAt, now),
    deleteBeyondRetention(q, auditEvents, auditEvents.happenedAt, now),
  ]);
  return { over, kept };
}

function total(deleted: readonly (readonly unknown[])[]): number {
  return deleted.reduce((sum, rows) => sum + rows.length, 0);
}

function deleteSome(q: Writer, table: SQLiteTable, id: SQLiteColumn, which: SQL) {
  const some = sql`(select ${id} from ${table} where ${which} limit ${slice})`;
  return q.delete(table).where(inArray(id, some)).returning({ id });
}

/** The files themselves; what they changed stays, as long as the school keeps anything. */
function deleteUploads(q: Writer, before: Date) {
  const some = sql`(select ${importParts}.rowid from ${schools} cross join ${imports}
    on ${imports.schoolId} = ${schools.id} and ${imports.createdAt} < ${before.getTime()}
    cross join ${importParts} on ${importParts.importId} = ${imports.id} limit ${slice})`;
  return q
    .delete(importParts)
    .where(sql`${importParts}.rowid in ${some}`)
    .returning({ id: importParts.importId });
}

type Kept = SQLiteTable & { id: SQLiteColumn; schoolId: SQLiteColumn };

function deleteBeyondRetention(q: Writer, table: Kept, at: SQLiteColumn, now: Date) {
  const tooOld = sql`(select ${table.id} from ${beyondRetention(table, at, now)} limit ${slice})`;
  return q.delete(table).where(inArray(table.id, tooOld)).returning({ id: table.id });
}

/** They go with the message that they answer. */
function deleteAnswers(q: Writer, now: Date) {
  const tooOld = sql`(select ${helpAnswers.id} from ${beyondRetention(helpMessages, helpMessages.sentAt, now)}
    cross join ${helpAnswers} on ${helpAnswers.helpMessageId} = ${helpMessages.id} limit ${slice})`;
  return q.delete(helpAnswers).where(inArray(helpAnswers.id, tooOld)).returning({ id: helpAnswers.id });
}

/** School by school, each by its index: SQLite keeps the order of a cross join (sqlite.org/optoverview.html). */
function beyondRetention(table: Kept, at: SQLiteColumn, now: Date): SQL {
  return sql`${schools} cross join ${table} on ${table.schoolId} = ${schools.id}
    and ${at} < ${now.getTime()} - ${schools.retentionDays} * ${dayMs}`;
}
