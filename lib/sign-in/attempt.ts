import { and, count, eq, gt, max, ne, type SQL, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { accounts, persons, signInAttempts } from "../../db/schema.ts";
import { toBase64Url } from "../base64url.ts";
import { keyedHash } from "../keys.ts";
import type { Scope } from "../scope.ts";
import {
  failuresOfAllowance,
  failuresOfNetwork,
  scaled,
  waitOfAllowance,
  waitOfWindow,
} from "../throttle.ts";
import type { Visitor } from "../visitor.ts";
import { knownAllowance } from "./known-browsers.ts";

export type Attempt =
  | { readonly status: "may-try"; readonly id: string; readonly candidates: readonly Candidate[] }
  | { readonly status: "slowed-down"; readonly waitSeconds: number };

/** A person who might be signing in, with what their password is checked against. */
export type Candidate = {
  readonly person: typeof persons.$inferSelect;
  readonly account: typeof accounts.$inferSelect;
};

/**
 * Takes a place in the allowance before anything is hashed, and reads who is
 * called so: one round trip, the same for every username.
 *
 * An attempt counts as refused from the start, so a hundred at once draw on
 * the allowance like a hundred in a row. Signing in does not give it back: a
 * co-account could refill it that way while guessing at another's password.
 */
export async function beginAttempt(
  scope: Scope,
  usernameKey: string,
  visitor: Visitor & { knownBrowsers: string },
): Promise<Attempt> {
  const now = scope.clock.now();
  const known = await knownAllowance(scope, visitor.knownBrowsers, usernameKey);
  const allowance = known ?? (await networkAllowance(scope, usernameKey, visitor));
  const ofAllowance = failures(
    scope,
    eq(signInAttempts.allowance, allowance),
    failuresOfAllowance.withinMs,
    now,
  );
  const ofNetwork = failures(
    scope,
    eq(signInAttempts.network, visitor.network),
    failuresOfNetwork.withinMs,
    now,
  );
  const id = crypto.randomUUID();
  const free = (isSuspect: boolean) =>
    scaled(
      isSuspect ? failuresOfAllowance.freeOnSuspectNetwork : failuresOfAllowance.free,
      scope.throttleFactor,
    );
  const mostOfNetwork = scaled(failuresOfNetwork.most, scope.throttleFactor);
  // A known browser keeps its own allowance, whatever others do on its network.
  const freeNow =
    known === null
      ? sql`(select case when count(*) < ${mostOfNetwork} then ${free(false)} else ${free(true)} end
          from ${signInAttempts} where ${ofNetwork})`
      : sql`${free(false)}`;

  const [taken, [spent], candidates] = await scope.db.write((q) => [
    insertWhere(
      q,
      signInAttempts,
      { id, schoolId: scope.school.id, allowance, network: visitor.network, attemptedAt: now },
      isWithinAllowance(ofAllowance, freeNow, now),
    ).returning({ id: signInAttempts.id }),
    q
      .select({ failures: count(), lastAt: max(signInAttempts.attemptedAt), free: freeNow.mapWith(Number) })
      .from(signInAttempts)
      .where(ofAllowance),
    q
      .select({ person: persons, account: accounts })
      .from(accounts)
      .innerJoin(persons, eq(persons.accountId, accounts.id))
      .where(and(eq(accounts.schoolId, scope.school.id), eq(accounts.usernameKey, usernameKey)))
      .orderBy(persons.position),
  ]);
  if (taken.length > 0) return { status: "may-try", id, candidates };
  const waitMs = spent ? waitOfAllowance(spent.failures, spent.free, spent.lastAt, now) : 0;
  return { status: "slowed-down", waitSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
}

/** Takes back an attempt that was no guess: nothing was tried, or the password was right. */
export async function takeBack(scope: Scope, attempt: { id: string }): Promise<void> {
  await scope.db.write((q) => [q.delete(signInAttempts).where(eq(signInAttempts.id, attempt.id))]);
}

async function networkAllowance(scope: Scope, usernameKey: string, visitor: Visitor): Promise<string> {
  const hash = await keyedHash(scope.keys.privacy, "allowance", usernameKey, visitor.network);
  return `network:${toBase64Url(hash.subarray(0, 16))}`;
}

function failures(scope: Scope, whose: SQL, withinMs: number, now: Date): SQL {
  return and(
    eq(signInAttempts.schoolId, scope.school.id),
    whose,
    gt(signInAttempts.attemptedAt, new Date(now.getTime() - withinMs)),
    ne(signInAttempts.outcome, "signed-in"),
  ) as SQL;
}

/** `waitOfAllowance` once more, in SQL, so that the check and the insert are one statement. */
function isWithinAllowance(which: SQL, free: SQL, now: Date): SQL {
  const { firstWaitMs, longestWaitMs } = failuresOfAllowance;
  return sql`(select case when count(*) < ${free} then 1
    else max(attempted_at) + min(${longestWaitMs}, ${firstWaitMs} << min(count(*) - ${free}, 20)) <= ${now.getTime()}
    end from ${signInAttempts} where ${which})`;
}
