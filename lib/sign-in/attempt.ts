import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { accounts, persons, signInAttempts } from "../../db/schema.ts";
import { auditedHourly } from "../audit.ts";
import { toBase64Url } from "../base64url.ts";
import { keyedHash } from "../keys.ts";
import type { Scope } from "../scope.ts";
import { failuresOfAllowance, failuresOfNetwork, scaled } from "../throttle.ts";
import type { Visitor } from "../visitor.ts";
import { countedSince, placeIn } from "./allowance.ts";
import { knownAllowance } from "./known-browsers.ts";

export type Attempt =
  | {
      readonly status: "may-try";
      readonly id: string;
      readonly candidates: readonly Candidate[];
      /** Somebody signed in with this username here before. */
      readonly isKnownBrowser: boolean;
    }
  | { readonly status: "slowed-down"; readonly waitSeconds: number };

/** A person who might be signing in, with what their password is checked against. */
export interface Candidate {
  readonly person: Pick<
    typeof persons.$inferSelect,
    "id" | "accountId" | "locale" | "isActive" | "activeUntil" | "passwordVerifier" | "passwordChangedAt"
  >;
  readonly account: Pick<
    typeof accounts.$inferSelect,
    "id" | "usernameKey" | "passwordSalt" | "passwordParameters"
  >;
}

/**
 * Takes a place in the allowance before anything is hashed, and reads who is
 * called so: one round trip, the same for every username.
 *
 * An attempt counts as refused from the start. Signing in does not give it
 * back: a co-account could refill it that way while guessing at another's
 * password.
 */
export async function beginAttempt(
  scope: Scope,
  usernameKey: string,
  visitor: Visitor & { knownBrowsers: string },
): Promise<Attempt> {
  const known = knownAllowance(scope, visitor.knownBrowsers, usernameKey);
  // A known browser keeps its own allowance, whatever others do on its network.
  const place = known
    ? placeIn(scope, known, visitor.network)
    : placeIn(
        scope,
        networkAllowance(scope, usernameKey, visitor),
        visitor.network,
        freeOnNetwork(scope, visitor),
      );
  const [taken, places] = await scope.db.write((q) => [
    place.insert(q),
    everyPlace(q, scope, usernameKey).where(place.isTaken),
  ]);
  if (taken.length > 0) {
    const candidates = places.flatMap(({ person, account }) =>
      person && account ? [{ person, account }] : [],
    );
    return { status: "may-try", id: place.id, candidates, isKnownBrowser: known !== null };
  }
  const what = { schoolId: scope.school.id, kind: "sign-in", outcome: "slowed-down" } as const;
  return place.slowedDown((q) => auditedHourly(1, q, scope, { ...what, network: visitor.network }));
}

const { id, accountId, locale, isActive, activeUntil, passwordVerifier, passwordChangedAt } = persons;
const { usernameKey: key, passwordSalt, passwordParameters } = accounts;

/**
 * The seven places of an account, filled or not: as many rows to read for a
 * name that nobody has. And none for whoever may not try: without a hash that
 * covers it, even a row's microseconds would show.
 */
function everyPlace(q: Writer, scope: Scope, usernameKey: string) {
  return q
    .select({
      person: { id, accountId, locale, isActive, activeUntil, passwordVerifier, passwordChangedAt },
      account: { id: accounts.id, usernameKey: key, passwordSalt, passwordParameters },
    })
    .from(sql`(values (0), (1), (2), (3), (4), (5), (6)) as places`)
    .leftJoin(accounts, and(eq(accounts.schoolId, scope.school.id), eq(accounts.usernameKey, usernameKey)))
    .leftJoin(persons, and(eq(persons.accountId, accounts.id), sql`${persons.position} = places.column1`))
    .orderBy(sql`places.column1`);
}

/** Takes back an attempt that was no guess: nothing was tried, or the password was right. */
export async function takeBack(scope: Scope, attempt: { id: string }): Promise<void> {
  await scope.db.write((q) => [q.delete(signInAttempts).where(eq(signInAttempts.id, attempt.id))]);
}

function networkAllowance(scope: Scope, usernameKey: string, visitor: Visitor): string {
  const hash = keyedHash(scope.keys.privacy, "allowance", usernameKey, visitor.network);
  return `network:${toBase64Url(hash.subarray(0, 16))}`;
}

/** Counts no further than it must: a flood makes many rows. */
function freeOnNetwork(scope: Scope, visitor: Visitor): SQL<number> {
  const which = countedSince(scope, eq(signInAttempts.network, visitor.network), failuresOfNetwork.withinMs);
  const most = scaled(failuresOfNetwork.most, scope.throttleFactor);
  const usual = scaled(failuresOfAllowance.free, scope.throttleFactor);
  const suspect = scaled(failuresOfAllowance.freeOnSuspectNetwork, scope.throttleFactor);
  return sql<number>`(select case when count(*) < ${most} then ${usual} else ${suspect} end
    from (select 1 from ${signInAttempts} where ${which} limit ${most}))`;
}
