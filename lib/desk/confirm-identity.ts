import { audited, hasJustChanged } from "../audit.ts";
import { HashingIsBusy } from "../password/hash-queue.ts";
import { slowHash } from "../password/slow-hash.ts";
import { matchVerifier } from "../password/verifier.ts";
import type { Scope } from "../scope.ts";
import type { SessionCookie } from "../sessions/new-session.ts";
import { renewedToken } from "../sessions/renew-token.ts";
import { beginAttempt, takeBack } from "../sign-in/attempt.ts";
import type { Visitor } from "../visitor.ts";
import type { Administrator } from "./administrator.ts";

export type ConfirmOutcome =
  /** Without a cookie where the session was given another one, or ended, at this very moment. */
  | { readonly status: "confirmed"; readonly cookie: SessionCookie | null }
  | { readonly status: "wrong-password" }
  | { readonly status: "slowed-down" | "busy"; readonly waitSeconds: number };

/**
 * Proves again that who sits at this desk knows its password, before anything
 * that changes somebody's access (OWASP ASVS 5.0, 7.5.3). Guessed at within
 * the same allowance as at sign-in.
 */
export async function confirmIdentity(
  scope: Scope,
  { person, account, session }: Administrator,
  password: string,
  visitor: Visitor & { knownBrowsers: string },
): Promise<ConfirmOutcome> {
  const attempt = await beginAttempt(scope, account.usernameKey, visitor);
  if (attempt.status === "slowed-down") return attempt;
  try {
    const slow = await slowHash(scope, account, password);
    const { passwords } = scope.keys;
    const match = matchVerifier(passwords, person.passwordVerifier, account.passwordParameters, slow);
    if (match.status === "no-match") return { status: "wrong-password" };
  } catch (error) {
    if (!(error instanceof HashingIsBusy)) throw error;
    await takeBack(scope, attempt);
    return { status: "busy", waitSeconds: error.retryAfterSeconds };
  }
  await takeBack(scope, attempt);
  const ids = { actorId: person.id, personId: person.id, accountId: account.id };
  const renewed = renewedToken(scope, session);
  const [saved] = await scope.db.write((q) => [
    renewed.save(q),
    audited(
      q,
      scope,
      { schoolId: scope.school.id, kind: "desk-opened", outcome: "done", ...ids, network: visitor.network },
      hasJustChanged,
    ),
  ]);
  return { status: "confirmed", cookie: saved.length > 0 ? renewed.cookie : null };
}
