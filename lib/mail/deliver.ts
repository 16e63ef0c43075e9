import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { mails } from "../../db/schema.ts";
import type { Tools } from "../scope.ts";
import { type ClaimedMail, claimedMails, stillWanted } from "./claimed-mails.ts";
import { compose } from "./compose.ts";
import type { Handover } from "./mailer.ts";

/** Long enough for a transport's own time-out; a worker that dies holds its mails this long. */
const leaseMs = 60_000;
/** What handing one mail over may take. */
const handoverMs = 20_000;
const firstRetryMs = 15_000;
const longestRetryMs = 15 * 60_000;
const atOnce = 20;

export interface Deliveries {
  readonly sent: number;
  readonly postponed: number;
  readonly abandoned: number;
}

/**
 * Hands over every mail that is due, in order of age, until none is left or
 * `most` were tried. Several processes may do this at once: each mail is
 * claimed by one of them.
 */
export async function deliverDue(tools: Tools, most = 1000): Promise<Deliveries> {
  const total = { sent: 0, postponed: 0, abandoned: 0 };
  for (let tried = 0; tried < most; tried += atOnce) {
    const claimed = await claimDue(tools);
    for (const mail of claimed) total[await deliver(tools, mail)]++;
    if (claimed.length < atOnce) break;
  }
  return total;
}

async function claimDue(tools: Tools): Promise<ClaimedMail[]> {
  const now = tools.clock.now();
  const claim = crypto.randomUUID();
  const [, rows] = await tools.db.write((q) => [
    q
      .update(mails)
      .set({ claim, dueAt: new Date(now.getTime() + leaseMs) })
      .where(inArray(mails.id, dueIds(q, now))),
    claimedMails(q, claim),
  ]);
  return rows;
}

function dueIds(q: Writer, now: Date) {
  return q
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.state, "queued"), lte(mails.dueAt, now)))
    .orderBy(asc(mails.dueAt))
    .limit(atOnce);
}

async function deliver(tools: Tools, claimed: ClaimedMail): Promise<keyof Deliveries> {
  const now = tools.clock.now();
  // The ones before it took so long that another worker may have it any moment: it stays queued.
  if (claimed.mail.dueAt.getTime() - now.getTime() < handoverMs) return "postponed";
  if (!stillWanted(claimed, now)) return settle(tools, claimed, "given-up", whyGivenUp(claimed, now));
  const outcome = await handOver(tools, claimed);
  if (outcome.status === "accepted") return settle(tools, claimed, "sent", null, outcome.transportId);
  if (outcome.status === "refused") return settle(tools, claimed, "failed", outcome.reason);
  return postpone(tools, claimed, outcome.reason);
}

/** What kept it from being sent in time is what an administrator wants to know. */
function whyGivenUp({ mail }: ClaimedMail, now: Date): string {
  return (mail.expiresAt <= now && mail.lastError) || "no longer wanted";
}

/** A mail that can't be composed must not stop the ones behind it. */
async function handOver(tools: Tools, claimed: ClaimedMail): Promise<Handover> {
  try {
    return await tools.mailer.send(await compose(tools, claimed));
  } catch (error) {
    return { status: "unavailable", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function settle(
  tools: Tools,
  { mail }: ClaimedMail,
  state: "sent" | "failed" | "given-up",
  lastError: string | null,
  transportId: string | null = null,
): Promise<"sent" | "abandoned"> {
  await tools.db.write((q) => [
    q
      .update(mails)
      .set({ state, lastError, transportId, attempts: mail.attempts + 1, settledAt: tools.clock.now() })
      .where(and(eq(mails.id, mail.id), eq(mails.claim, mail.claim ?? ""))),
  ]);
  return state === "sent" ? "sent" : "abandoned";
}

async function postpone(tools: Tools, { mail }: ClaimedMail, lastError: string): Promise<"postponed"> {
  const attempts = mail.attempts + 1;
  const waitMs =
    Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, 10)) * (0.75 + Math.random() / 2);
  await tools.db.write((q) => [
    q
      .update(mails)
      .set({ claim: null, attempts, lastError, dueAt: new Date(tools.clock.now().getTime() + waitMs) })
      .where(and(eq(mails.id, mail.id), eq(mails.claim, mail.claim ?? ""))),
  ]);
  return "postponed";
}
