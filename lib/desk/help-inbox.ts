import { and, asc, count, desc, eq, inArray, lt } from "drizzle-orm";
import { accounts, helpAnswers, helpMessages, helpStates, mails, persons } from "../../db/schema.ts";
import type { Scope } from "../scope.ts";
import type { Administrator } from "./administrator.ts";

export const helpPerPage = 30;
export type HelpState = (typeof helpStates)[number];

export function asHelpState(sent: unknown): HelpState | null {
  return helpStates.find((state) => state === sent) ?? null;
}

/** Help messages of this school in one state, newest first, and how many there are in each: one round trip. */
export async function helpInbox(
  scope: Scope,
  _: Administrator,
  state: HelpState,
  before: Date | null = null,
) {
  const ours = eq(helpMessages.schoolId, scope.school.id);
  const [rows, counts] = await scope.db.readAll((q) => [
    q
      .select()
      .from(helpMessages)
      .where(and(ours, eq(helpMessages.state, state), before ? lt(helpMessages.sentAt, before) : undefined))
      .orderBy(desc(helpMessages.sentAt))
      .limit(helpPerPage + 1),
    q
      .select({ state: helpMessages.state, count: count() })
      .from(helpMessages)
      .where(ours)
      .groupBy(helpMessages.state),
  ]);
  const messages = rows.slice(0, helpPerPage);
  return {
    messages,
    next: rows.length > helpPerPage ? (messages.at(-1)?.sentAt ?? null) : null,
    counts: new Map(counts.map((each) => [each.state, each.count])),
  };
}

/** One message with what was answered and the account it is about. @returns null where this school has no such message. */
export async function helpMessage(scope: Scope, _: Administrator, id: string) {
  const ours = and(eq(helpMessages.id, id), eq(helpMessages.schoolId, scope.school.id));
  const [[found], answers] = await scope.db.readAll((q) => {
    const theirs = () => q.select({ id: helpMessages.id }).from(helpMessages).where(ours);
    return [
      q
        .select({ message: helpMessages, account: accounts })
        .from(helpMessages)
        .leftJoin(
          accounts,
          and(eq(accounts.id, helpMessages.accountId), eq(accounts.schoolId, scope.school.id)),
        )
        .where(ours),
      q
        .select({ answer: helpAnswers, author: persons, mail: mails })
        .from(helpAnswers)
        .leftJoin(persons, eq(persons.id, helpAnswers.authorId))
        .leftJoin(
          mails,
          and(eq(mails.about, helpAnswers.id), eq(mails.helpMessageId, helpAnswers.helpMessageId)),
        )
        .where(inArray(helpAnswers.helpMessageId, theirs()))
        .orderBy(asc(helpAnswers.writtenAt)),
    ];
  });
  return found ? { ...found, answers } : null;
}
