import { and, gt, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import { mails, persons, recoveryRequests, schools } from "../../../db/schema.ts";
import { isPending, isQueued } from "../../../db/waiting.ts";
import type { KeyRing } from "../../keys.ts";
import { openSchool } from "../../schools/is-open.ts";
import { keyUse } from "../key-use.ts";
import type { Operator } from "../operator.ts";
import { type Finding, finding, orFine } from "./finding.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A single bounce of a quiet day is no share. */
const fewestUndeliverable = 5;
const greatestShare = 0.05;

/** What waits that should have gone long ago, and what came back: the same figures as docs/operating.md watches. */
export async function lookAtQueues({ db, clock }: Operator): Promise<Finding[]> {
  const before = (ms: number) => new Date(clock.now().getTime() - ms);
  const count = { count: sql`count(*)`.mapWith(Number) };
  const ofDay = gt(mails.settledAt, before(dayMs));
  const isBad = and(inArray(mails.state, ["failed", "bounced", "complained"]), ofDay) as SQL;
  const [[stuck], [pending], [bad], [all]] = await db.readAll((q) => [
    q
      .select(count)
      .from(mails)
      .where(and(isQueued, lt(mails.createdAt, before(10 * minuteMs)), openSchool(mails.schoolId))),
    q
      .select(count)
      .from(recoveryRequests)
      .where(and(isPending, lt(recoveryRequests.requestedAt, before(2 * minuteMs)))),
    q.select(count).from(mails).where(isBad),
    q.select(count).from(mails).where(ofDay),
  ]);
  const undeliverable = bad?.count ?? 0;
  const share = undeliverable / Math.max(1, all?.count ?? 0);
  return orFine("queues-fine", [
    ...(stuck?.count ? [finding("mails-stuck", { count: stuck.count })] : []),
    ...(pending?.count ? [finding("requests-pending", { count: pending.count })] : []),
    ...(undeliverable >= fewestUndeliverable && share > greatestShare
      ? [finding("many-undeliverable", { count: undeliverable, percent: Math.round(share * 100) })]
      : []),
  ]);
}

/** Whom nobody at their school could help: no key for their password, or no administrator. */
export async function lookAtPeople(operator: Operator, passwordKeys: KeyRing): Promise<Finding[]> {
  const [{ passwords }, alone] = await Promise.all([
    keyUse(operator),
    operator.db.read
      .select({ slug: schools.slug })
      .from(schools)
      .where(
        and(
          isNull(schools.suspendedAt),
          sql`not exists (select 1 from ${persons} where ${persons.schoolId} = ${schools.id}
            and ${persons.isAdministrator} = 1)`,
        ),
      )
      .limit(20),
  ]);
  return [
    ...Object.entries(passwords)
      .filter(([key]) => !passwordKeys.find(key))
      .map(([key, count]) => finding("passwords-without-key", { key, count })),
    ...alone.map(({ slug }) => finding("school-without-administrator", { slug })),
  ];
}
