import { inArray, lt, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Writer } from "../../db/client.ts";
import {
  helpMessages,
  mails,
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
const dayMs = 24 * 60 * 60_000;

export interface Deletions {
  readonly overdue: number;
  readonly expired: number;
}

/**
 * Deletes what is over (sessions, attempts that no limit counts any more) and
 * what each school keeps no longer (90 days by default): in slices, so that no
 * deletion holds up a visitor's write.
 */
export async function deleteExpired(tools: Tools): Promise<Deletions> {
  const now = tools.clock.now();
  const [overSessions, overAttempts] = await tools.db.write((q) => [
    q
      .delete(sessions)
      .where(inArray(sessions.tokenHash, oldestOf(sessions.tokenHash, sessions, lt(sessions.expiresAt, now))))
      .returning({ id: sessions.id }),
    q
      .delete(signInAttempts)
      .where(
        inArray(
          signInAttempts.id,
          oldestOf(
            signInAttempts.id,
            signInAttempts,
            lt(signInAttempts.attemptedAt, new Date(now.getTime() - 2 * failuresOfNetwork.withinMs)),
          ),
        ),
      )
      .returning({ id: signInAttempts.id }),
  ]);
  const kept = await tools.db.write((q) => [
    deleteBeyondRetention(q, mails, mails.createdAt, now),
    deleteBeyondRetention(q, recoveryLinks, recoveryLinks.createdAt, now),
    deleteBeyondRetention(q, recoveryRequests, recoveryRequests.requestedAt, now),
    deleteBeyondRetention(q, helpMessages, helpMessages.sentAt, now),
    deleteBeyondRetention(q, securityEvents, securityEvents.happenedAt, now),
  ]);
  return {
    expired: overSessions.length + overAttempts.length,
    overdue: kept.reduce((sum, rows) => sum + rows.length, 0),
  };
}

function oldestOf(id: SQLiteColumn, table: SQLiteTable, which: SQL): SQL {
  return sql`(select ${id} from ${table} where ${which} limit ${slice})`;
}

type Kept = SQLiteTable & { id: SQLiteColumn; schoolId: SQLiteColumn };

function deleteBeyondRetention(q: Writer, table: Kept, at: SQLiteColumn, now: Date) {
  const tooOld = sql`(select ${table.id} from ${schools} join ${table} on ${table.schoolId} = ${schools.id}
    and ${at} < ${now.getTime()} - ${schools.retentionDays} * ${dayMs} limit ${slice})`;
  return q.delete(table).where(inArray(table.id, tooOld)).returning({ id: table.id });
}
