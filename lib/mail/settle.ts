import { and, eq } from "drizzle-orm";
import { mails } from "../../db/schema.ts";
import type { Tools } from "../scope.ts";
import type { ClaimedMail } from "./claimed-mails.ts";

const firstRetryMs = 15_000;
const longestRetryMs = 15 * 60_000;
/** How long a transport's own records may lag behind what it took. */
export const recordsLagMs = 2 * 60_000;

/** What is known of a claimed mail once its hand-over is over. */
export type Settlement = { readonly claimed: ClaimedMail } & (
  | { readonly state: "sent"; readonly transportId: string }
  | { readonly state: "failed" | "given-up"; readonly reason: string }
  /** To be tried again: not before the back-off, nor, in doubt, before the transport's records can be trusted. */
  | { readonly state: "queued"; readonly reason: string; readonly isInDoubt: boolean }
);

/** Records it, in one round trip. Whoever lost the claim meanwhile changes nothing. */
export async function settle(tools: Tools, settlements: readonly Settlement[]): Promise<void> {
  const now = tools.clock.now();
  const [first, ...rest] = settlements;
  if (!first) return;
  await tools.db.write((q) => {
    const record = (settlement: Settlement) => {
      const { id, claim } = settlement.claimed.mail;
      return (
        q
          .update(mails)
          .set(valuesOf(settlement, now))
          // The transport's own report may have come first: it knows better.
          .where(and(eq(mails.id, id), eq(mails.claim, claim ?? ""), eq(mails.state, "queued")))
      );
    };
    return [record(first), ...rest.map(record)];
  });
}

function valuesOf(settlement: Settlement, now: Date): Partial<typeof mails.$inferInsert> {
  const { mail } = settlement.claimed;
  const attempts = mail.attempts + 1;
  if (settlement.state === "sent") {
    const { transportId } = settlement;
    return { state: "sent", transportId, lastError: null, attempts, inDoubtSince: null, settledAt: now };
  }
  if (settlement.state !== "queued") {
    return {
      state: settlement.state,
      lastError: settlement.reason,
      attempts,
      inDoubtSince: null,
      settledAt: now,
    };
  }
  const { reason: lastError, isInDoubt } = settlement;
  const inDoubtSince = isInDoubt ? mail.inDoubtSince : null;
  return { claim: null, attempts, lastError, inDoubtSince, dueAt: dueAgainAt(attempts, inDoubtSince, now) };
}

/** Exponential back-off with jitter, so that what failed together does not come back together. */
function dueAgainAt(attempts: number, inDoubtSince: Date | null, now: Date): Date {
  const backOffMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, 10));
  const backOff = now.getTime() + backOffMs * (0.75 + Math.random() / 2);
  return new Date(Math.max(backOff, inDoubtSince ? inDoubtSince.getTime() + recordsLagMs : 0));
}
