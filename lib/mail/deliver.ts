import { and, asc, inArray, lte, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { mails } from "../../db/schema.ts";
import { isQueued } from "../../db/waiting.ts";
import { openSchool } from "../schools/is-open.ts";
import type { Tools } from "../scope.ts";
import { type ClaimedMail, claimedMails, leaseMs } from "./claimed-mails.ts";
import { handOver } from "./hand-over.ts";
import { type Settlement, settle } from "./settle.ts";

/** How many a worker claims where the transport takes them one by one. */
const oneByOne = 20;

export interface Deliveries {
  readonly sent: number;
  readonly postponed: number;
  readonly abandoned: number;
}

const counts: Record<Settlement["state"], keyof Deliveries> = {
  sent: "sent",
  queued: "postponed",
  failed: "abandoned",
  "given-up": "abandoned",
};

/**
 * Hands over every mail that is due, in order of age, until none is left or
 * `most` were tried. Several processes may do this at once: each mail is
 * claimed by one of them. Two round trips for as many as the transport takes
 * at once. Those of a school that is closed wait, until they have lost their
 * purpose.
 */
export async function deliverDue(tools: Tools, most = 5000): Promise<Deliveries> {
  const total = { sent: 0, postponed: 0, abandoned: 0 };
  const atOnce = tools.mailer.batch?.most ?? oneByOne;
  for (let tried = 0; tried < most && !tools.mailer.restsUntil?.(); tried += atOnce) {
    const claimed = await claimDue(tools, atOnce);
    for await (const settled of handOver(tools, claimed)) {
      await settle(tools, settled);
      for (const { state } of settled) total[counts[state]]++;
    }
    if (claimed.length < atOnce) break;
  }
  return total;
}

async function claimDue(tools: Tools, atOnce: number): Promise<ClaimedMail[]> {
  const now = tools.clock.now();
  const claim = crypto.randomUUID();
  const leaseEnd = new Date(now.getTime() + leaseMs);
  const [, rows] = await tools.db.write((q) => [
    q
      .update(mails)
      .set({
        claim,
        dueAt: leaseEnd,
        inDoubtSince: sql`coalesce(in_doubt_since, ${now.getTime()})`,
      })
      .where(inArray(mails.id, dueIds(q, now, atOnce))),
    claimedMails(q, claim, leaseEnd),
  ]);
  return rows;
}

function dueIds(q: Writer, now: Date, atOnce: number) {
  return q
    .select({ id: mails.id })
    .from(mails)
    .where(and(isQueued, lte(mails.dueAt, now), openSchool(mails.schoolId)))
    .orderBy(asc(mails.dueAt))
    .limit(atOnce);
}
