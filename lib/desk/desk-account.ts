import { and, desc, eq, inArray, sql } from "drizzle-orm";
import {
  accounts,
  addresses,
  mails,
  persons,
  recoveryLinks,
  recoveryRequests,
  securityEvents,
  sessions,
  undeliverableAddresses,
} from "../../db/schema.ts";
import type { Scope } from "../scope.ts";
import type { Administrator } from "./administrator.ts";

const mostRows = 30;

/**
 * All that the desk shows of one account of this school: its people, where
 * their mail goes and what became of it, where they are signed in, what was
 * asked and what happened. One round trip.
 *
 * @returns null where this school has no such account.
 */
export async function deskAccount(scope: Scope, _: Administrator, accountId: string) {
  const schoolId = scope.school.id;
  const now = scope.clock.now().getTime();
  const [[account], people, reached, links, sent, requests, devices, events] = await scope.db.readAll((q) => {
    const members = () =>
      q
        .select({ id: persons.id })
        .from(persons)
        .where(and(eq(persons.accountId, accountId), eq(persons.schoolId, schoolId)));
    return [
      q
        .select()
        .from(accounts)
        .where(and(eq(accounts.id, accountId), eq(accounts.schoolId, schoolId))),
      q
        .select()
        .from(persons)
        .where(and(eq(persons.accountId, accountId), eq(persons.schoolId, schoolId)))
        .orderBy(persons.position),
      q
        .select({ address: addresses, undeliverable: undeliverableAddresses })
        .from(addresses)
        .leftJoin(
          undeliverableAddresses,
          and(
            eq(undeliverableAddresses.schoolId, addresses.schoolId),
            eq(undeliverableAddresses.emailKey, addresses.emailKey),
          ),
        )
        .where(inArray(addresses.personId, members()))
        .orderBy(addresses.createdAt, addresses.id),
      q
        .select()
        .from(recoveryLinks)
        .where(and(eq(recoveryLinks.accountId, accountId), eq(recoveryLinks.schoolId, schoolId)))
        .orderBy(desc(recoveryLinks.createdAt))
        .limit(mostRows),
      q
        .select()
        .from(mails)
        .where(inArray(mails.personId, members()))
        .orderBy(desc(mails.createdAt))
        .limit(mostRows),
      q
        .select()
        .from(recoveryRequests)
        .where(and(eq(recoveryRequests.accountId, accountId), eq(recoveryRequests.schoolId, schoolId)))
        .orderBy(desc(recoveryRequests.expandedAt))
        .limit(mostRows),
      q
        .select()
        .from(sessions)
        .where(
          and(
            inArray(sessions.personId, members()),
            sql`${sessions.idleUntil} > ${now} and ${sessions.expiresAt} > ${now}`,
          ),
        )
        .orderBy(desc(sessions.lastSeenAt)),
      q
        .select()
        .from(securityEvents)
        .where(inArray(securityEvents.personId, members()))
        .orderBy(desc(securityEvents.happenedAt))
        .limit(mostRows),
    ];
  });
  return account ? { account, people, reached, links, mails: sent, requests, devices, events } : null;
}

export type DeskAccount = NonNullable<Awaited<ReturnType<typeof deskAccount>>>;
