import { type SQL, sql } from "drizzle-orm";
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
 * `most` were tried. Where many wait, one school's crowd of them makes no other
 * school wait for all of it. Several processes may do this at once: each mail is
 * claimed by one of them. Two round trips for as many as the transport takes
 * at once. Those of a school that is closed wait, until they have lost their
 * purpose.
 */
export async function deliverDue(tools: Tools, most = 5000): Promise<Deliveries> {
  const total = { sent: 0, postponed: 0, abandoned: 0 };
  const atOnce = tools.mailer.batch?.most ?? oneByOne;
  for (let tried = 0; tried < most && !tools.mailer.restsUntil?.(); tried += atOnce) {
    // Where more wait than one claim takes, the schools take turns.
    const claimed = await claimDue(tools, atOnce, tried === 0 ? oldestDue : oldestDueOfEachSchool);
    for await (const settled of handOver(tools, claimed)) {
      await settle(tools, settled);
      for (const { state } of settled) total[counts[state]]++;
    }
    // A turn of several schools may be fewer than wait.
    const isOneTurnOfMany = tried > 0 && new Set(claimed.map(({ school }) => school.id)).size > 1;
    if (claimed.length < atOnce && !isOneTurnOfMany) break;
  }
  return total;
}

async function claimDue(tools: Tools, atOnce: number, dueIds: DueIds): Promise<ClaimedMail[]> {
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
      .where(sql`${mails.id} in ${dueIds(now, atOnce)}`),
    claimedMails(q, claim, leaseEnd),
  ]);
  return rows;
}

type DueIds = (now: Date, most: number) => SQL;

const oldestDue: DueIds = (now, most) => sql`(select ${mails.id} from ${mails}
  where ${isQueued} and ${mails.dueAt} <= ${now.getTime()} and ${openSchool(mails.schoolId)}
  order by ${mails.dueAt} limit ${most})`;

/**
 * The oldest of each school that waits, as many of each as would fill the claim
 * together; of those the oldest. A few milliseconds for thousands of schools.
 */
const oldestDueOfEachSchool: DueIds = (now, most) => sql`(
  with waiting as (select schools.id as school_id from schools where schools.suspended_at is null and exists (
    select 1 from mails where mails.school_id = schools.id and state = 'queued' and due_at <= ${now.getTime()})),
  share as (select cast((${most} + count(*) - 1) / max(1, count(*)) as integer) as most from waiting)
  select mails.id from waiting cross join mails on mails.id in (
    select own.id from mails as own where own.school_id = waiting.school_id and own.state = 'queued'
      and own.due_at <= ${now.getTime()} order by own.due_at limit (select most from share))
  order by mails.due_at limit ${most})`;
