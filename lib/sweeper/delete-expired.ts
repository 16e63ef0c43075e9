import { lt, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Writer } from "../../db/client.ts";
import {
  auditEvents,
  helpAnswers,
  helpMessages,
  importChanges,
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

/** Of each table in one write, and of a table that has more, alone: a write of either holds up others for some 5 ms. */
const slice = { together: 20, alone: 50 };
const mostSlices = 80;
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
 * many as it takes to keep up with a flood. One write where there is little.
 */
export async function deleteExpired(tools: Tools): Promise<Deletions> {
  const now = tools.clock.now();
  const [first, ...rest] = deletions(now);
  const deleted = await tools.db.write((q) => [
    first.delete(q, slice.together),
    ...rest.map((each) => each.delete(q, slice.together)),
  ]);
  const total = { expired: 0, overdue: 0 };
  for (const [i, deletion] of [first, ...rest].entries()) {
    const count = deleted[i]?.length ?? 0;
    total[deletion.kind] += count;
    if (count === slice.together) total[deletion.kind] += await deleteRest(tools, deletion);
  }
  return total;
}

async function deleteRest(tools: Tools, deletion: Deletion): Promise<number> {
  let count = 0;
  for (let i = 0; i < mostSlices; i++) {
    const [rows] = await tools.db.write((q) => [deletion.delete(q, slice.alone)]);
    count += rows.length;
    if (rows.length < slice.alone) break;
  }
  return count;
}

interface Deletion {
  readonly kind: keyof Deletions;
  delete(q: Writer, most: number): ReturnType<typeof deleteSome>;
}

/** What hangs on something comes before it. */
function deletions(now: Date): [Deletion, ...Deletion[]] {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const over = (of: Deletion["delete"]): Deletion => ({ kind: "expired", delete: of });
  const kept = (table: Kept, at: SQLiteColumn, and = sql`true`): Deletion => ({
    kind: "overdue",
    delete: (q, most) =>
      deleteBeyondRetention(q, table, sql`${beyondRetention(table, at, now)} and ${and}`, most),
  });
  const uncounted = lt(signInAttempts.attemptedAt, before(2 * failuresOfNetwork.withinMs));
  const outboxed = lt(outboxMails.createdAt, before(outboxRetentionMs));
  return [
    over((q, most) => deleteSome(q, sessions, sessions.tokenHash, lt(sessions.expiresAt, now), most)),
    over((q, most) => deleteSome(q, signInAttempts, signInAttempts.id, uncounted, most)),
    over((q, most) => deleteUploads(q, before(uploadRetentionMs), most)),
    over((q, most) => deleteSome(q, outboxMails, outboxMails.mailId, outboxed, most)),
    kept(mails, mails.createdAt),
    kept(recoveryLinks, recoveryLinks.createdAt),
    kept(recoveryRequests, recoveryRequests.requestedAt),
    { kind: "overdue", delete: (q, most) => deleteAnswers(q, now, most) },
    // Their answers may be more than a slice.
    kept(helpMessages, helpMessages.sentAt, hasNone(helpAnswers, helpAnswers.helpMessageId, helpMessages.id)),
    kept(securityEvents, securityEvents.happenedAt),
    over((q, most) => deleteChanges(q, now, most)),
    kept(imports, imports.createdAt, hasNone(importChanges, importChanges.importId, imports.id)),
    kept(auditEvents, auditEvents.happenedAt),
  ];
}

function deleteSome(q: Writer, table: SQLiteTable, id: SQLiteColumn, which: SQL, most: number) {
  return deleteThese(q, table, id, sql`(select ${id} from ${table} where ${which} limit ${most})`);
}

function deleteThese(q: Writer, table: SQLiteTable, id: SQLiteColumn | SQL, which: SQL) {
  return q.delete(table).where(sql`${id} in ${which}`).returning({ one: sql<number>`1` });
}

/** The files themselves; what they changed stays, as long as the school keeps anything. */
function deleteUploads(q: Writer, before: Date, most: number) {
  const some = sql`(select ${importParts}.rowid from ${schools} cross join ${imports}
    on ${imports.schoolId} = ${schools.id} and ${imports.createdAt} < ${before.getTime()}
    cross join ${importParts} on ${importParts.importId} = ${imports.id} limit ${most})`;
  return deleteThese(q, importParts, sql`${importParts}.rowid`, some);
}

/** An import may have changed some ten thousand accounts. */
function deleteChanges(q: Writer, now: Date, most: number) {
  const some = sql`(select ${importChanges}.rowid from ${beyondRetention(imports, imports.createdAt, now)}
    cross join ${importChanges} on ${importChanges.importId} = ${imports.id} limit ${most})`;
  return deleteThese(q, importChanges, sql`${importChanges}.rowid`, some);
}

type Kept = SQLiteTable & { id: SQLiteColumn; schoolId: SQLiteColumn };

function deleteBeyondRetention(q: Writer, table: Kept, those: SQL, most: number) {
  return deleteThese(q, table, table.id, sql`(select ${table.id} from ${those} limit ${most})`);
}

/** They go with the message that they answer. */
function deleteAnswers(q: Writer, now: Date, most: number) {
  const tooOld = sql`(select ${helpAnswers.id} from ${beyondRetention(helpMessages, helpMessages.sentAt, now)}
    cross join ${helpAnswers} on ${helpAnswers.helpMessageId} = ${helpMessages.id} limit ${most})`;
  return deleteThese(q, helpAnswers, helpAnswers.id, tooOld);
}

function hasNone(table: SQLiteTable, reference: SQLiteColumn, id: SQLiteColumn): SQL {
  return sql`not exists (select 1 from ${table} where ${reference} = ${id})`;
}

/** School by school, each by its index: SQLite keeps the order of a cross join (sqlite.org/optoverview.html). */
function beyondRetention(table: Kept, at: SQLiteColumn, now: Date): SQL {
  return sql`${schools} cross join ${table} on ${table.schoolId} = ${schools.id}
    and ${at} < ${now.getTime()} - ${schools.retentionDays} * ${dayMs}`;
}
