import { and, eq, gt, isNull, min, type SQL, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { persons, recoveryLinks, signInAttempts } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import { auditedHourly } from "../audit.ts";
import { signLinkToken } from "../recovery/link-token.ts";
import type { Scope } from "../scope.ts";
import { countedSince } from "../sign-in/allowance.ts";
import { scaled, waitOfWindow, wrongCodesOfNetwork, wrongCodesOfSchool } from "../throttle.ts";
import type { Visitor } from "../visitor.ts";
import { hashLetterCode, readLetterCode } from "./letter-code.ts";

export type CodeOutcome =
  | { readonly status: "open"; readonly token: string }
  /** It can't be a code: too short, too long, or something else. Nothing was asked, so nothing is counted. */
  | { readonly status: "not-a-code" }
  /** Never was one, or is one no more: used, expired, revoked, of somebody who may not sign in. */
  | { readonly status: "wrong" }
  | { readonly status: "slowed-down"; readonly waitSeconds: number };

/** Wrong codes stand among the attempts to sign in, under this name. */
const allowance = "code";

/**
 * Opens the link whose code somebody typed from paper. Only wrong codes count:
 * a class that types right ones behind one network uses nothing up. A code
 * that was used goes exactly the way of one that never was.
 *
 * One round trip; the count and the place that is taken are one statement.
 */
export async function openCode(scope: Scope, typed: string, visitor: Visitor): Promise<CodeOutcome> {
  const code = readLetterCode(typed);
  if (code === null) return { status: "not-a-code" };
  const now = scope.clock.now();
  const schoolId = scope.school.id;
  const isRight = and(
    eq(recoveryLinks.schoolId, schoolId),
    eq(recoveryLinks.codeHash, hashLetterCode(scope.keys, schoolId, code)),
    isNull(recoveryLinks.endedAt),
    gt(recoveryLinks.expiresAt, now),
    sql`exists (select 1 from ${persons} where ${persons.id} = ${recoveryLinks.personId} and ${activePerson(now)})`,
  );
  const anyRight = sql`exists (select 1 from ${recoveryLinks} where ${isRight})`;
  const ofSchool = countedSince(scope, eq(signInAttempts.allowance, allowance), wrongCodesOfSchool.withinMs);
  const ofNetwork = and(ofSchool, eq(signInAttempts.network, visitor.network)) as SQL;
  const mayTry = sql`${isFewer(scope, ofNetwork, wrongCodesOfNetwork.most)}
    and ${isFewer(scope, ofSchool, wrongCodesOfSchool.most)}`;
  const attempt = {
    id: newId(),
    schoolId,
    allowance,
    network: visitor.network,
    attemptedAt: now,
  };
  const isWrong = sql`exists (select 1 from ${signInAttempts} where ${signInAttempts.id} = ${attempt.id})`;
  const tried = { schoolId, kind: "code-typed", network: visitor.network } as const;
  const [wrong, [link], [first]] = await scope.db.write((q) => [
    insertWhere(q, signInAttempts, attempt, sql`not ${anyRight} and ${mayTry}`).returning({
      id: signInAttempts.id,
    }),
    // Nothing was counted for a right one, so the limits are what they were.
    q.select().from(recoveryLinks).where(and(isRight, mayTry)),
    q
      .select({ at: min(signInAttempts.attemptedAt) })
      .from(signInAttempts)
      .where(
        sql`case when ${isFewer(scope, ofNetwork, wrongCodesOfNetwork.most)} then ${ofSchool} else ${ofNetwork} end`,
      ),
    auditedHourly(
      wrongCodesOfSchool.most,
      q,
      scope,
      { ...tried, outcome: "done", ...whose(isRight) },
      sql`${anyRight} and ${mayTry}`,
    ),
    auditedHourly(wrongCodesOfNetwork.most, q, scope, { ...tried, outcome: "refused" }, isWrong),
    auditedHourly(1, q, scope, { ...tried, outcome: "slowed-down" }, sql`not ${isWrong} and not (${mayTry})`),
  ]);
  if (link) return { status: "open", token: await signLinkToken(scope.keys.links, link) };
  if (wrong.length > 0) return { status: "wrong" };
  const waitMs = waitOfWindow(first?.at ?? null, wrongCodesOfNetwork.withinMs, now);
  return { status: "slowed-down", waitSeconds: Math.ceil(waitMs / 1000) };
}

/** Counts no further than it must. */
function isFewer(scope: Scope, which: SQL, most: number): SQL {
  const allowed = scaled(most, scope.throttleFactor);
  return sql`(select count(*) from (select 1 from ${signInAttempts} where ${which} limit ${allowed})) < ${allowed}`;
}

/** Of whom the code is, for the log: found by the database. */
function whose(isRight: SQL | undefined) {
  const of = (column: SQL) => sql`(select ${column} from ${recoveryLinks} where ${isRight})`;
  return {
    personId: of(sql`${recoveryLinks.personId}`),
    accountId: of(sql`${recoveryLinks.accountId}`),
    subjectId: of(sql`${recoveryLinks.id}`),
  };
}
