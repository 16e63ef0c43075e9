import { and, eq, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
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
  const sent = settlements.filter((each): each is Sent => each.state === "sent");
  const others = settlements.filter((each) => each.state !== "sent");
  const claims = [...new Set(sent.map(({ claimed }) => claimed.mail.claim))];
  if (settlements.length === 0) return;
  await tools.db.write((q) => {
    const records = [
      ...claims.map((claim) => recordSent(q, claim, sent, now)),
      ...others.map((settlement) => recordOther(q, settlement, now)),
    ];
    return records as [(typeof records)[number], ...typeof records];
  });
}

type Sent = Extract<Settlement, { state: "sent" }>;

/** All that were sent of one claim, in one statement: it is nearly always all of them. */
function recordSent(q: Writer, claim: string | null, sent: readonly Sent[], now: Date) {
  const ofClaim = sent.filter(({ claimed }) => claimed.mail.claim === claim);
  const idsAtTransport = JSON.stringify(
    Object.fromEntries(ofClaim.map(({ claimed, transportId }) => [claimed.mail.id, transportId])),
  );
  return q
    .update(mails)
    .set({
      state: "sent",
      transportId: sql`handed_over.value`,
      lastError: null,
      attempts: sql`${mails.attempts} + 1`,
      inDoubtSince: null,
      settledAt: now,
    })
    .from(sql`json_each(${idsAtTransport}) as handed_over`)
    .where(and(sql`${mails.id} = handed_over.key`, stillClaimed(claim)));
}

function recordOther(q: Writer, settlement: Exclude<Settlement, Sent>, now: Date) {
  const { id, claim } = settlement.claimed.mail;
  return q
    .update(mails)
    .set(valuesOf(settlement, now))
    .where(and(eq(mails.id, id), stillClaimed(claim)));
}

/** The transport's own report may have come first: it knows better. */
function stillClaimed(claim: string | null) {
  return and(eq(mails.claim, claim ?? ""), eq(mails.state, "queued"));
}

function valuesOf(settlement: Exclude<Settlement, Sent>, now: Date): Partial<typeof mails.$inferInsert> {
  const { mail } = settlement.claimed;
  const attempts = mail.attempts + 1;
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
