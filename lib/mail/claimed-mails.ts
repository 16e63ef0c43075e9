import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Writer } from "../../db/client.ts";
import {
  accounts,
  addresses,
  helpAnswers,
  helpMessages,
  mails,
  persons,
  recoveryLinks,
  schools,
} from "../../db/schema.ts";
import { isQueued } from "../../db/waiting.ts";
import { isActive } from "../accounts/is-active.ts";

const holders = alias(persons, "holders");

/** The mails of one claim with all that composing them takes, oldest first: one query. */
export function claimedMails(q: Writer, claim: string, leaseEnd: Date) {
  return (
    q
      .select({
        mail: mails,
        school: schools,
        person: persons,
        account: accounts,
        holder: holders,
        link: recoveryLinks,
        linkAddressId: addresses.id,
        help: helpMessages,
        answer: helpAnswers,
      })
      .from(mails)
      .innerJoin(schools, eq(schools.id, mails.schoolId))
      .leftJoin(persons, eq(persons.id, mails.personId))
      .leftJoin(accounts, eq(accounts.id, persons.accountId))
      .leftJoin(holders, and(eq(holders.accountId, accounts.id), eq(holders.position, 0)))
      .leftJoin(recoveryLinks, eq(recoveryLinks.id, mails.linkId))
      .leftJoin(
        addresses,
        and(eq(addresses.id, recoveryLinks.addressId), eq(addresses.personId, recoveryLinks.personId)),
      )
      .leftJoin(helpMessages, eq(helpMessages.id, mails.helpMessageId))
      .leftJoin(
        helpAnswers,
        and(eq(helpAnswers.id, mails.about), eq(helpAnswers.helpMessageId, mails.helpMessageId)),
      )
      // The claim says it all; the others find it without going through every mail there ever was.
      .where(and(isQueued, eq(mails.dueAt, leaseEnd), eq(mails.claim, claim)))
      .orderBy(asc(mails.createdAt))
  );
}

export type ClaimedMail = Awaited<ReturnType<typeof claimedMails>>[number];

/** Long enough for the slowest hand-over; a worker that dies holds its mails this long. */
export const leaseMs = 60_000;

/** Whether an earlier hand-over of this mail has no known end: a worker died, or an answer was lost. */
export function isInDoubt({ mail }: ClaimedMail): boolean {
  return mail.inDoubtSince !== null && mail.inDoubtSince.getTime() < mail.dueAt.getTime() - leaseMs;
}

/** A mail whose link is dead, or whose time is over, would only mislead. */
export function stillWanted({ mail, person, link, linkAddressId }: ClaimedMail, now: Date): boolean {
  if (mail.expiresAt <= now) return false;
  if (mail.linkId === null) return true;
  return (
    link !== null &&
    link.endedAt === null &&
    linkAddressId !== null &&
    person !== null &&
    isActive(person, now)
  );
}
