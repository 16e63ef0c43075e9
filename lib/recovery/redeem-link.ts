import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertWhere } from "../../db/insert-where.ts";
import { addresses, persons, recoveryLinks, securityEvents } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import { audited } from "../audit.ts";
import { othersUnchanged } from "../password/family-unchanged.ts";
import { HashingIsBusy } from "../password/hash-queue.ts";
import { judgeNewPassword, placeOfChoice, refuseCommon } from "../password/judge-new-password.ts";
import type { RefusalReason } from "../password/policy.ts";
import { setPassword } from "../password/set-password.ts";
import type { Scope } from "../scope.ts";
import { eventOf } from "../security-event.ts";
import type { Visitor } from "../visitor.ts";
import { type LinkOutcome, type OpenLink, openLink } from "./open-link.ts";

export type RedeemOutcome =
  | { readonly status: "saved" }
  /** The link goes on working. */
  | { readonly status: "refused"; readonly reasons: readonly RefusalReason[] }
  | { readonly status: "slowed-down" | "busy"; readonly waitSeconds: number }
  | Exclude<LinkOutcome, OpenLink>;

/**
 * Uses a link for its one purpose: its person, and nobody else, gets this
 * password. Two round trips; of any number of saves at once, one is "saved".
 */
export async function redeemLink(
  scope: Scope,
  token: string,
  newPassword: string,
  visitor: Visitor,
): Promise<RedeemOutcome> {
  try {
    let opened = await openLink(scope, token);
    while (opened.status === "open") {
      const judgement = await judgeNewPassword(scope, newPassword, opened);
      if (judgement.status === "refused") return judgement;
      if (judgement.status === "common") return await refuseCommon(scope, opened.person, visitor);
      const saved = await claimAndSave(scope, opened, judgement.verifier, visitor);
      if (saved) return saved;
      // Somebody was first, between the look and the save: look again at what that left.
      opened = await openLink(scope, token);
    }
    return opened;
  } catch (error) {
    if (error instanceof HashingIsBusy) return { status: "busy", waitSeconds: error.retryAfterSeconds };
    throw error;
  }
}

/** @returns null where the link, or what was looked at with it, is no longer what it was. */
async function claimAndSave(
  scope: Scope,
  opened: OpenLink,
  verifier: string,
  visitor: Visitor,
): Promise<RedeemOutcome | null> {
  const claim = crypto.randomUUID();
  const place = placeOfChoice(scope, opened.person, visitor);
  const isClaimed = sql`exists (select 1 from ${recoveryLinks}
    where ${recoveryLinks.id} = ${opened.id} and ${recoveryLinks.claim} = ${claim})`;
  const event = eventOf(scope, opened.person.id, "password-recovered", visitor);
  const [taken, claimed] = await scope.db.write((q) => [
    place.insert(q),
    claimLink(q, scope, opened, claim, place.isTaken),
    ...setPassword(q, scope, { ...opened, verifier }, isClaimed),
    insertWhere(q, securityEvents, event, isClaimed),
    audited(
      q,
      scope,
      {
        schoolId: scope.school.id,
        kind: "recovery-completed",
        outcome: "done",
        personId: opened.person.id,
        accountId: opened.person.accountId,
        subjectId: opened.id,
        network: visitor.network,
      },
      isClaimed,
    ),
  ]);
  if (taken.length === 0) return place.slowedDown();
  return claimed.length > 0 ? { status: "saved" } : null;
}

/** Everything that `openLink` looked at is looked at again, in the statement that counts. */
function claimLink(q: Writer, scope: Scope, { id, person, others }: OpenLink, claim: string, isAllowed: SQL) {
  const now = scope.clock.now();
  return q
    .update(recoveryLinks)
    .set({ claim, endedAt: now, endedBecause: "used" })
    .where(
      and(
        isAllowed,
        eq(recoveryLinks.id, id),
        isNull(recoveryLinks.endedAt),
        gt(recoveryLinks.expiresAt, now),
        sql`exists (select 1 from ${persons} where ${persons.id} = ${person.id} and ${activePerson(now)})`,
        sql`(${recoveryLinks.addressId} is null or exists (select 1 from ${addresses}
          where ${addresses.id} = ${recoveryLinks.addressId} and ${addresses.personId} = ${person.id}))`,
        othersUnchanged(person, others),
      ),
    )
    .returning({ id: recoveryLinks.id });
}
