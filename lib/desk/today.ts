import { and, count, countDistinct, desc, eq, gt, isNotNull, lt, max, sql } from "drizzle-orm";
import {
  accounts,
  addresses,
  auditEvents,
  helpMessages,
  mails,
  persons,
  recoveryRequests,
  undeliverableAddresses,
} from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import type { Scope } from "../scope.ts";
import type { Administrator } from "./administrator.ts";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
export const monthDays = 30;
/** A mail that waits for longer than this waits for the transport. */
const overdueMs = 10 * 60_000;
const mostNamed = 8;

/**
 * What the first page of the desk tells: what needs somebody, and what happened
 * in the last day and month. One round trip; counts by the hour, because a day
 * begins when it does on the school's clock.
 */
export async function today(scope: Scope, _: Administrator) {
  const schoolId = scope.school.id;
  const now = scope.clock.now();
  const since = new Date(now.getTime() - monthDays * dayMs);
  const yesterday = sql`${now.getTime() - dayMs}`;
  const addressless = and(
    eq(persons.schoolId, schoolId),
    activePerson(now),
    sql`not exists (select 1 from ${addresses} where ${addresses.personId} = ${persons.id})`,
  );
  const unmatched = and(
    eq(recoveryRequests.schoolId, schoolId),
    gt(recoveryRequests.requestedAt, new Date(now.getTime() - 7 * dayMs)),
    eq(recoveryRequests.outcome, "unmatched"),
    isNotNull(recoveryRequests.accountId),
  );
  const completed = and(
    eq(auditEvents.schoolId, schoolId),
    gt(auditEvents.happenedAt, since),
    eq(auditEvents.kind, "recovery-completed"),
    eq(auditEvents.outcome, "done"),
  );
  const [asked, done, helped, sent, bounced, [unreached], [help], strangers, [stuck]] =
    await scope.db.readAll((q) => [
      q
        .select({ hour: hourOf(recoveryRequests.requestedAt), count: count() })
        .from(recoveryRequests)
        .where(and(eq(recoveryRequests.schoolId, schoolId), gt(recoveryRequests.requestedAt, since)))
        .groupBy(hourOf(recoveryRequests.requestedAt)),
      q
        .select({ hour: hourOf(auditEvents.happenedAt), count: count() })
        .from(auditEvents)
        .where(completed)
        .groupBy(hourOf(auditEvents.happenedAt)),
      q
        .select({
          month: countDistinct(auditEvents.personId),
          day: countDistinct(
            sql`case when ${auditEvents.happenedAt} > ${yesterday} then ${auditEvents.personId} end`,
          ),
        })
        .from(auditEvents)
        .where(completed),
      q
        .select({
          state: mails.state,
          month: count(),
          day: sql<number>`sum(${mails.createdAt} > ${yesterday})`,
        })
        .from(mails)
        .where(and(eq(mails.schoolId, schoolId), gt(mails.createdAt, since)))
        .groupBy(mails.state),
      q
        .select({
          email: addresses.email,
          reason: undeliverableAddresses.reason,
          account: accounts,
          person: persons,
        })
        .from(undeliverableAddresses)
        .innerJoin(
          addresses,
          and(
            eq(addresses.emailKey, undeliverableAddresses.emailKey),
            eq(addresses.schoolId, undeliverableAddresses.schoolId),
          ),
        )
        .innerJoin(persons, eq(persons.id, addresses.personId))
        .innerJoin(accounts, eq(accounts.id, persons.accountId))
        .where(eq(undeliverableAddresses.schoolId, schoolId))
        .orderBy(desc(undeliverableAddresses.since))
        .limit(mostNamed + 1),
      q.select({ count: count() }).from(persons).where(addressless),
      q
        .select({ count: count() })
        .from(helpMessages)
        .where(and(eq(helpMessages.schoolId, schoolId), eq(helpMessages.state, "new"))),
      q
        .select({
          email: recoveryRequests.email,
          at: max(recoveryRequests.requestedAt),
          account: { id: accounts.id, username: accounts.username },
        })
        .from(recoveryRequests)
        .innerJoin(accounts, eq(accounts.id, recoveryRequests.accountId))
        .where(unmatched)
        // Whoever tries the same wrong address five times needs help once.
        .groupBy(accounts.id, recoveryRequests.email)
        .orderBy(desc(max(recoveryRequests.requestedAt)))
        .limit(mostNamed + 1),
      q
        .select({ count: count(), why: sql<string | null>`max(${mails.lastError})` })
        .from(mails)
        .where(
          and(
            eq(mails.schoolId, schoolId),
            eq(mails.state, "queued"),
            gt(mails.attempts, 0),
            lt(mails.createdAt, new Date(now.getTime() - overdueMs)),
          ),
        ),
    ]);
  return {
    days: daysOf(scope, asked, done),
    lastDay: { requests: sumSince(asked, now), recoveries: sumSince(done, now), people: helped[0]?.day ?? 0 },
    lastMonth: { requests: sum(asked), recoveries: sum(done), people: helped[0]?.month ?? 0 },
    mails: sent,
    attention: {
      bounced: named(bounced),
      strangers: named(strangers),
      withoutAddress: unreached?.count ?? 0,
      helpMessages: help?.count ?? 0,
      stuckMails: stuck?.count ?? 0,
    },
  };
}

export type Today = Awaited<ReturnType<typeof today>>;

interface Counted {
  readonly hour: number;
  readonly count: number;
}

export interface Day {
  /** 2026-09-01, on the school's clock. */
  readonly date: string;
  readonly requests: number;
  readonly recoveries: number;
}

function hourOf(at: typeof recoveryRequests.requestedAt | typeof auditEvents.happenedAt) {
  return sql<number>`${at} / ${sql.raw(String(hourMs))}`;
}

/** The last days, oldest first, also those on which nothing happened. */
function daysOf({ school, clock }: Scope, asked: readonly Counted[], done: readonly Counted[]): Day[] {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: school.timeZone, dateStyle: "short" });
  const dateOf = (ms: number) => format.format(new Date(ms));
  const now = clock.now().getTime();
  // Days are up to 25 hours long: steps of 23 miss none.
  const dates = new Set<string>();
  for (let at = now; dates.size < monthDays; at -= 23 * hourMs) dates.add(dateOf(at));
  const on = (date: string, counted: readonly Counted[]) =>
    counted
      .filter(({ hour }) => dateOf(hour * hourMs) === date)
      .reduce((total, each) => total + each.count, 0);
  return [...dates]
    .reverse()
    .map((date) => ({ date, requests: on(date, asked), recoveries: on(date, done) }));
}

const sum = (counted: readonly Counted[]) => counted.reduce((total, each) => total + each.count, 0);

/** In the last 24 hours, to the hour. */
function sumSince(counted: readonly Counted[], now: Date): number {
  const from = (now.getTime() - dayMs) / hourMs;
  return sum(counted.filter(({ hour }) => hour >= Math.floor(from)));
}

/** The first few, and whether there are more. */
function named<T>(rows: readonly T[]): { readonly first: readonly T[]; readonly hasMore: boolean } {
  return { first: rows.slice(0, mostNamed), hasMore: rows.length > mostNamed };
}
