import { and, eq, gt, type SQL } from "drizzle-orm";
import { sessions } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import { openSchool } from "../schools/is-open.ts";
import type { Scope } from "../scope.ts";
import { sessionLimits } from "./new-session.ts";

/**
 * The one rule for a session that counts: of this school, which is open, not
 * over, and its person may still sign in. Use where `sessions` is joined with `persons`.
 */
export function liveSession(scope: Scope, tokenHash: string): SQL {
  const now = scope.clock.now();
  return and(
    eq(sessions.tokenHash, tokenHash),
    eq(sessions.schoolId, scope.school.id),
    gt(sessions.idleUntil, now),
    gt(sessions.expiresAt, now),
    activePerson(now),
    openSchool(sessions.schoolId),
  ) as SQL;
}

const refreshAfterMs = 5 * 60_000;

/** Moves the idle limit on; at most every five minutes, so that reading pages seldom writes. */
export async function refreshSession(
  scope: Scope,
  session: { tokenHash: string; lastSeenAt: Date; isKept: boolean },
): Promise<void> {
  const now = scope.clock.now();
  if (now.getTime() - session.lastSeenAt.getTime() < refreshAfterMs) return;
  const { idleMs } = sessionLimits(scope.school, session.isKept);
  await scope.db.write((q) => [
    q
      .update(sessions)
      .set({ lastSeenAt: now, idleUntil: new Date(now.getTime() + idleMs) })
      .where(eq(sessions.tokenHash, session.tokenHash)),
  ]);
}
