import { sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { securityEvents } from "../../db/schema.ts";
import { audited } from "../audit.ts";
import { othersUnchanged, selfUnchanged } from "../password/family-unchanged.ts";
import { HashingIsBusy } from "../password/hash-queue.ts";
import { judgeNewPassword, placeOfChoice, refuseCommon } from "../password/judge-new-password.ts";
import type { RefusalReason } from "../password/policy.ts";
import { setPassword } from "../password/set-password.ts";
import { slowHash } from "../password/slow-hash.ts";
import { matchVerifier } from "../password/verifier.ts";
import type { Scope } from "../scope.ts";
import { eventOf } from "../security-event.ts";
import type { SessionCookie } from "../sessions/new-session.ts";
import { renewedToken } from "../sessions/renew-token.ts";
import { beginAttempt, type Candidate, takeBack } from "../sign-in/attempt.ts";
import type { Visitor } from "../visitor.ts";
import type { SignedInPerson } from "./signed-in-person.ts";

export type ChangeOutcome =
  /** Without a cookie where the session was given another one, or ended, at this very moment. */
  | { readonly status: "changed"; readonly cookie: SessionCookie | null }
  | { readonly status: "wrong-password" }
  | { readonly status: "refused"; readonly reasons: readonly RefusalReason[] }
  | { readonly status: "slowed-down" | "busy"; readonly waitSeconds: number };

/**
 * Changes the password of who is signed in and knows the present one. This
 * session goes on under another token; all others of theirs end. The present password is guessed at
 * within the same allowance as at sign-in.
 */
export async function changePassword(
  scope: Scope,
  who: SignedInPerson,
  typed: { password: string; newPassword: string },
  visitor: Visitor & { knownBrowsers: string },
): Promise<ChangeOutcome> {
  const attempt = await beginAttempt(scope, who.account.usernameKey, visitor);
  if (attempt.status === "slowed-down") return attempt;
  const others = attempt.candidates.map(({ person }) => person).filter(({ id }) => id !== who.person.id);
  try {
    const slow = await slowHash(scope, who.account, typed.password);
    const { account, person } = who;
    const match = matchVerifier(
      scope.keys.passwords,
      person.passwordVerifier,
      account.passwordParameters,
      slow,
    );
    if (match.status === "no-match") return { status: "wrong-password" };
    // Who knows it may look for a new one as often as it takes.
    await takeBack(scope, attempt);
    const judgement = await judgeNewPassword(scope, typed.newPassword, { person, others, account });
    if (judgement.status === "refused") return judgement;
    if (judgement.status === "common") return await refuseCommon(scope, person, visitor);
    return await save(scope, who, others, judgement.verifier, visitor);
  } catch (error) {
    if (!(error instanceof HashingIsBusy)) throw error;
    await takeBack(scope, attempt);
    return { status: "busy", waitSeconds: error.retryAfterSeconds };
  }
}

/** The change hangs on an event that is written only while what was checked still stands. */
async function save(
  scope: Scope,
  { person, account, session }: SignedInPerson,
  others: readonly Candidate["person"][],
  verifier: string,
  visitor: Visitor,
): Promise<ChangeOutcome> {
  const event = eventOf(scope, person.id, "password-changed", visitor);
  const granted = sql`exists (select 1 from ${securityEvents} where ${securityEvents.id} = ${event.id})`;
  const place = placeOfChoice(scope, person, visitor);
  const renewed = renewedToken(scope, session);
  const [taken, won, kept] = await scope.db.write((q) => [
    place.insert(q),
    insertWhere(
      q,
      securityEvents,
      event,
      sql`${place.isTaken} and ${selfUnchanged(person)} and ${othersUnchanged(person, others)}`,
    ).returning({ id: securityEvents.id }),
    renewed.save(q, granted),
    ...setPassword(q, scope, { person, account, verifier, keptSessionId: session.id }, granted),
    audited(
      q,
      scope,
      {
        schoolId: scope.school.id,
        kind: "password-change",
        outcome: "done",
        actorId: person.id,
        personId: person.id,
        accountId: account.id,
        network: visitor.network,
      },
      granted,
    ),
  ]);
  if (taken.length === 0) return place.slowedDown();
  // Somebody of the family chose at this very moment: to be tried again, like anything that is too busy.
  if (won.length === 0) return { status: "busy", waitSeconds: 1 };
  return { status: "changed", cookie: kept.length > 0 ? renewed.cookie : null };
}
