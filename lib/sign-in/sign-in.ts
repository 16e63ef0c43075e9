import { and, eq, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { persons, securityEvents, sessions, signInAttempts } from "../../db/schema.ts";
import { isActive } from "../accounts/is-active.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { audited, auditedHourly } from "../audit.ts";
import { queueNotices } from "../mail/queue-notices.ts";
import { HashingIsBusy } from "../password/hash-queue.ts";
import { slowHash, slowHashOfNobody, targetParameters } from "../password/slow-hash.ts";
import { upgradePassword } from "../password/upgrade.ts";
import { findMatch, makeVerifier } from "../password/verifier.ts";
import { openSchool } from "../schools/is-open.ts";
import type { Scope } from "../scope.ts";
import { eventOf } from "../security-event.ts";
import { endOldest } from "../sessions/end-sessions.ts";
import { hashSessionToken, type NewSession, newSession } from "../sessions/new-session.ts";
import { failuresOfNetwork } from "../throttle.ts";
import type { Visitor } from "../visitor.ts";
import { type Attempt, beginAttempt, type Candidate, takeBack } from "./attempt.ts";
import { rememberBrowser } from "./known-browsers.ts";

export type SignInOutcome =
  | {
      readonly status: "signed-in";
      readonly session: NewSession;
      readonly personLocale: string;
      /** The new value of the cookie of known browsers. */
      readonly knownBrowsers: string;
      /** Work that can wait until the answer is out. */
      readonly afterwards: () => Promise<void>;
    }
  /** One answer for every failure: no such username, wrong password, no password yet, not active. */
  | { readonly status: "not-recognised"; readonly afterwards: () => Promise<void> }
  | { readonly status: "slowed-down"; readonly waitSeconds: number }
  | { readonly status: "busy"; readonly waitSeconds: number };

/** A visitor with what their browser brought of earlier sign-ins. */
export interface SigningIn extends Visitor {
  readonly knownBrowsers: string;
  /** Of the session cookie: whosever it was, it ends with this sign-in (OWASP ASVS 5.0, 7.2.4). */
  readonly sessionToken?: string | null;
}

/**
 * Signs a person in: the password tells which person of the account it is.
 * One Argon2id computation whoever exists, and two round trips at most.
 */
export async function signIn(
  scope: Scope,
  typed: { username: string; password: string; keep: boolean },
  visitor: SigningIn,
): Promise<SignInOutcome> {
  const key = usernameKey(typed.username);
  const attempt = await beginAttempt(scope, key, visitor);
  if (attempt.status === "slowed-down") return attempt;
  try {
    const found = await recognise(scope, key, attempt, typed.password);
    if (!found) return notRecognised(scope, attempt, visitor);
    return await openSession(scope, attempt, found, typed, visitor);
  } catch (error) {
    if (!(error instanceof HashingIsBusy)) throw error;
    await takeBack(scope, attempt);
    return { status: "busy", waitSeconds: error.retryAfterSeconds };
  }
}

/** Logged when the answer is out, whoever exists. */
function notRecognised(
  scope: Scope,
  { candidates }: Extract<Attempt, { status: "may-try" }>,
  { network }: Visitor,
): SignInOutcome {
  const accountId = candidates[0]?.account.id ?? null;
  const what = {
    schoolId: scope.school.id,
    kind: "sign-in",
    outcome: "refused",
    accountId,
    network,
  } as const;
  return {
    status: "not-recognised",
    afterwards: async () =>
      void (await scope.db.write((q) => [auditedHourly(failuresOfNetwork.most, q, scope, what)])),
  };
}

interface Recognised extends Candidate {
  readonly slow: Uint8Array;
  readonly isUnderCurrentKey: boolean;
}

async function recognise(
  scope: Scope,
  key: string,
  { candidates }: Extract<Attempt, { status: "may-try" }>,
  password: string,
): Promise<Recognised | null> {
  const account = candidates[0]?.account;
  if (!account) {
    const slow = await slowHashOfNobody(scope, key, password);
    await findMatch(scope.keys.passwords, [], targetParameters(scope), slow);
    return null;
  }
  const slow = await slowHash(scope, account, password);
  const everyone = candidates.map(({ person }) => person);
  const match = await findMatch(scope.keys.passwords, everyone, account.passwordParameters, slow);
  const found = match ? candidates[match.index] : undefined;
  if (!match || !found || !isActive(found.person, scope.clock.now())) return null;
  return { ...found, slow, isUnderCurrentKey: match.isUnderCurrentKey };
}

const justChangedMs = 15 * 60_000;

/** Who just chose a password was mailed about that, and is now trying it. */
function isWorthTelling(
  scope: Scope,
  { isKnownBrowser }: Extract<Attempt, { status: "may-try" }>,
  { passwordChangedAt }: Candidate["person"],
): boolean {
  const sinceMs = scope.clock.now().getTime() - (passwordChangedAt?.getTime() ?? 0);
  return scope.school.mailsNewDevices && !isKnownBrowser && sinceMs > justChangedMs;
}

/** A statement for the end of a batch that it may be left out of. */
function whereSo<S>(isSo: boolean, statement: () => S): S[] {
  return isSo ? [statement()] : [];
}

async function openSession(
  scope: Scope,
  attempt: Extract<Attempt, { status: "may-try" }>,
  { person, account, slow, isUnderCurrentKey }: Recognised,
  typed: { password: string; keep: boolean },
  visitor: SigningIn,
): Promise<SignInOutcome> {
  const session = newSession(scope, { personId: person.id, visitor, isKept: typed.keep });
  const verifier = person.passwordVerifier ?? "";
  const rekeyed =
    isUnderCurrentKey || verifier.includes(" ")
      ? verifier
      : makeVerifier(scope.keys.passwords, account.passwordParameters, slow);
  // The password may have been changed while it was being checked: a session of the old one must not outlive it.
  // The verifier alone may have changed: another sign-in of theirs moved it to a newer key or to stronger hashes.
  const isUnchanged = sql`exists (select 1 from ${persons} where ${persons.id} = ${person.id}
    and ${persons.passwordChangedAt} is ${person.passwordChangedAt?.getTime() ?? null}) and ${openSchool(scope.school.id)}`;
  const isOpen = sql`exists (select 1 from ${sessions} where ${sessions.tokenHash} = ${session.row.tokenHash})`;
  const replaced = visitor.sessionToken ? hashSessionToken(visitor.sessionToken) : null;

  const [opened] = await scope.db.write((q) => [
    insertWhere(q, sessions, session.row, isUnchanged).returning({ id: sessions.id }),
    q
      .update(signInAttempts)
      .set({ outcome: "signed-in" })
      .where(and(eq(signInAttempts.id, attempt.id), isOpen)),
    insertWhere(q, securityEvents, eventOf(scope, person.id, "signed-in", visitor), isOpen),
    audited(
      q,
      scope,
      {
        schoolId: scope.school.id,
        kind: "sign-in",
        outcome: "done",
        actorId: person.id,
        personId: person.id,
        accountId: account.id,
        network: visitor.network,
      },
      isOpen,
    ),
    endOldest(q, person.id),
    ...whereSo(replaced !== null, () =>
      q
        .delete(sessions)
        .where(and(eq(sessions.tokenHash, replaced ?? ""), eq(sessions.schoolId, scope.school.id), isOpen)),
    ),
    ...whereSo(isWorthTelling(scope, attempt, person), () =>
      queueNotices(q, scope, { kind: "new-device", person, about: visitor.device }, isOpen),
    ),
    ...whereSo(rekeyed !== verifier, () =>
      q
        .update(persons)
        .set({ passwordVerifier: rekeyed })
        .where(and(eq(persons.id, person.id), eq(persons.passwordVerifier, verifier), isOpen)),
    ),
  ]);
  if (opened.length === 0) return notRecognised(scope, attempt, visitor);
  return {
    status: "signed-in",
    session,
    personLocale: person.locale,
    knownBrowsers: rememberBrowser(scope, visitor.knownBrowsers, {
      usernameKey: account.usernameKey,
      personId: person.id,
      network: visitor.network,
    }),
    afterwards: () =>
      upgradePassword(scope, account, { id: person.id, passwordVerifier: rekeyed }, typed.password),
  };
}
