import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { addresses, helpMessages, mails, persons, schools } from "../../db/schema.ts";
import { emailKey } from "../accounts/email-key.ts";
import { activePerson } from "../accounts/is-active.ts";
import type { Tools } from "../scope.ts";
import { mailedHelpOfSchool, scaled } from "../throttle.ts";

const helpMailLifetimeMs = 3 * 24 * 60 * 60_000;
const mostAtOnce = 50;
/** Within this time a message is forwarded by whoever sent it. */
const ownForwardingMs = 10_000;

/**
 * Queues the mails of help messages that have none yet: to the administrators and the helpdesk.
 *
 * @param only one message, right after it was sent. Whatever waits besides is left to the
 * sweeper: if each of a crowd took up what all the others left, each would do the work of all.
 * @returns how many were waiting, and had room.
 */
export async function forwardHelp(tools: Tools, only?: string): Promise<number> {
  const waiting = await tools.db.read
    .select({ message: helpMessages, school: schools })
    .from(helpMessages)
    .innerJoin(schools, eq(schools.id, helpMessages.schoolId))
    .where(and(isNull(helpMessages.expandedAt), hasRoom(tools), only ? isItsTurn(tools, only) : undefined))
    .orderBy(asc(helpMessages.sentAt))
    .limit(mostAtOnce);
  for (const { message, school } of waiting) {
    await queueMails(tools, message, await recipientsAt(tools, school));
  }
  return waiting.length;
}

/** Somebody's who waits since before goes first, by the sweeper: each hour has room for so many. */
function isItsTurn(tools: Tools, id: string): SQL | undefined {
  const longAgo = tools.clock.now().getTime() - ownForwardingMs;
  const isBehind = sql`exists (select 1 from ${helpMessages} as earlier
    where earlier.school_id = ${helpMessages.schoolId} and earlier.expanded_at is null and earlier.sent_at < ${longAgo})`;
  return and(eq(helpMessages.id, id), sql`not ${isBehind}`);
}

interface Recipient {
  readonly personId: string | null;
  readonly email: string;
  readonly locale: string;
}

/** The helpdesk's own address once, also where an administrator reads it. */
async function recipientsAt(tools: Tools, school: typeof schools.$inferSelect): Promise<Recipient[]> {
  const administrators = await tools.db.read
    .select({ personId: persons.id, email: addresses.email, locale: persons.locale })
    .from(persons)
    .innerJoin(addresses, eq(addresses.personId, persons.id))
    .where(
      and(
        eq(persons.schoolId, school.id),
        eq(persons.isAdministrator, true),
        activePerson(tools.clock.now()),
      ),
    );
  const helpdesk = { personId: null, email: school.helpdeskEmail, locale: school.locale };
  const unique = new Map([helpdesk, ...administrators].map((r) => [emailKey(r.email), r]));
  return [...unique.values()];
}

/**
 * For a query over `help_messages`: whether their school still has room in this
 * hour. Beyond it messages wait for a later sweep, and none is dropped; those
 * of other schools go ahead.
 */
function hasRoom(tools: Tools): SQL {
  const since = tools.clock.now().getTime() - mailedHelpOfSchool.withinMs;
  return sql`(select count(distinct help_message_id) from ${mails}
    where ${mails.schoolId} = ${helpMessages.schoolId} and ${mails.kind} = 'help'
    and ${mails.createdAt} > ${since}) < ${scaled(mailedHelpOfSchool.most, tools.throttleFactor)}`;
}

async function queueMails(
  tools: Tools,
  message: typeof helpMessages.$inferSelect,
  recipients: Recipient[],
): Promise<void> {
  const now = tools.clock.now();
  const claim = crypto.randomUUID();
  const isOurs = sql`exists (select 1 from ${helpMessages} where ${helpMessages.id} = ${message.id}
    and ${helpMessages.claim} = ${claim})`;
  await tools.db.write((q) => [
    q
      .update(helpMessages)
      .set({ claim, expandedAt: now })
      .where(and(eq(helpMessages.id, message.id), isNull(helpMessages.expandedAt), hasRoom(tools))),
    ...recipients.map(({ personId, email, locale }) =>
      insertWhere(
        q,
        mails,
        {
          id: newId(),
          schoolId: message.schoolId,
          kind: "help",
          personId,
          helpMessageId: message.id,
          toEmail: email,
          locale,
          dueAt: now,
          expiresAt: new Date(now.getTime() + helpMailLifetimeMs),
          createdAt: now,
        },
        isOurs,
      ),
    ),
  ]);
}
