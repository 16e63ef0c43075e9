import { and, count, eq, gt, max, ne, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { signInAttempts } from "../../db/schema.ts";
import type { auditedHourly } from "../audit.ts";
import type { Scope } from "../scope.ts";
import { failuresOfAllowance, scaled, waitOfAllowance } from "../throttle.ts";

/**
 * A place in an allowance, to be taken as part of a batch: `insert` takes it or
 * not, in one statement, so that a hundred at once draw on the allowance like
 * a hundred in a row; whatever follows in the batch may depend on `isTaken`.
 */
export interface Place {
  readonly id: string;
  insert(q: Writer): ReturnType<typeof insertPlace>;
  readonly isTaken: SQL;
  /** What whoever got no place is told, and logged: a round trip of its own, which nobody else pays for. */
  slowedDown(audit?: (q: Writer) => ReturnType<typeof auditedHourly>): Promise<SlowedDown>;
}

export interface SlowedDown {
  readonly status: "slowed-down";
  readonly waitSeconds: number;
}

/**
 * @param whose names the allowance, as it is stored.
 * @param free how many tries cost no wait; five where it is left out.
 */
export function placeIn(scope: Scope, whose: string, network: string, free?: SQL<number>): Place {
  const now = scope.clock.now();
  const id = newId();
  const which = countedSince(scope, eq(signInAttempts.allowance, whose), failuresOfAllowance.withinMs);
  const freeTries = free ?? sql<number>`${scaled(failuresOfAllowance.free, scope.throttleFactor)}`;
  const values = { id, schoolId: scope.school.id, allowance: whose, network, attemptedAt: now };
  return {
    id,
    insert: (q) => insertPlace(q, values, isWithinAllowance(which, freeTries, now)),
    isTaken: sql`exists (select 1 from ${signInAttempts} where ${signInAttempts.id} = ${id})`,
    async slowedDown(audit) {
      const [[spent]] = await scope.db.write((q) => [
        q
          .select({
            failures: count(),
            lastAt: max(signInAttempts.attemptedAt),
            free: freeTries.mapWith(Number),
          })
          .from(signInAttempts)
          .where(which),
        ...(audit ? [audit(q)] : []),
      ]);
      const waitMs = spent ? waitOfAllowance(spent.failures, spent.free, spent.lastAt, now) : 0;
      return { status: "slowed-down", waitSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    },
  };
}

/** What counts against a limit: everything of this school in the window that was not a success. */
export function countedSince(scope: Scope, whose: SQL, withinMs: number): SQL {
  return and(
    eq(signInAttempts.schoolId, scope.school.id),
    whose,
    gt(signInAttempts.attemptedAt, new Date(scope.clock.now().getTime() - withinMs)),
    ne(signInAttempts.outcome, "signed-in"),
  ) as SQL;
}

function insertPlace(q: Writer, values: typeof signInAttempts.$inferInsert, condition: SQL) {
  return insertWhere(q, signInAttempts, values, condition).returning({ id: signInAttempts.id });
}

/** `waitOfAllowance` once more, in SQL, so that the check and the insert are one statement. */
function isWithinAllowance(which: SQL, free: SQL, now: Date): SQL {
  const { firstWaitMs, longestWaitMs } = failuresOfAllowance;
  return sql`(select case when count(*) < ${free} then 1
    else max(attempted_at) + min(${longestWaitMs}, ${firstWaitMs} << min(count(*) - ${free}, 20)) <= ${now.getTime()}
    end from ${signInAttempts} where ${which})`;
}
