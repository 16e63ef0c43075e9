import { and, eq, type SQL, sql } from "drizzle-orm";
import { insertForEach } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { accounts, helpAnswers, helpMessages, mails } from "../../db/schema.ts";
import { looksLikeEmail } from "../accounts/email-key.ts";
import { audited, hasJustChanged } from "../audit.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { Administrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";
import type { HelpState } from "./help-inbox.ts";

/** An answer that is a week late answers nothing. */
const answerLifetimeMs = 3 * 24 * 60 * 60_000;

const oursOf = (scope: Scope, id: string) =>
  and(eq(helpMessages.id, id), eq(helpMessages.schoolId, scope.school.id)) as SQL;

/** Says how far a message is. */
export async function setHelpState(
  scope: Scope,
  by: Administrator,
  id: string,
  state: HelpState,
  visitor: Visitor,
): Promise<void> {
  await scope.db.write((q) => [
    q.update(helpMessages).set({ state, handledBy: by.person.id }).where(oursOf(scope, id)),
    audited(
      q,
      scope,
      { ...byDesk(scope, by, visitor), kind: "help-handled", subjectId: id, detail: state },
      hasJustChanged,
    ),
  ]);
}

/** Says whose account it is about; `unknown` where this school has no such account. */
export async function linkHelp(
  scope: Scope,
  by: Administrator,
  id: string,
  accountId: string,
  visitor: Visitor,
): Promise<{ readonly status: "linked" | "unknown" }> {
  const isOurs = sql`exists (select 1 from ${accounts}
    where ${accounts.id} = ${accountId} and ${accounts.schoolId} = ${scope.school.id})`;
  const [linked] = await scope.db.write((q) => [
    q
      .update(helpMessages)
      .set({ accountId, handledBy: by.person.id })
      .where(and(oursOf(scope, id), isOurs))
      .returning({ id: helpMessages.id }),
    audited(
      q,
      scope,
      { ...byDesk(scope, by, visitor), kind: "help-handled", subjectId: id, accountId, detail: "account" },
      hasJustChanged,
    ),
  ]);
  return { status: linked.length > 0 ? "linked" : "unknown" };
}

export type HelpAnswered = { readonly status: "sent" | "not-an-email" | "unknown" };

/**
 * Answers by mail, in the language in which was asked: the answer, its mail and
 * the new state are written together. The address is the administrator's to
 * choose, since whoever asked could be anybody.
 */
export async function answerHelp(
  scope: Scope,
  by: Administrator,
  id: string,
  typed: { email: string; answer: string },
  visitor: Visitor,
): Promise<HelpAnswered> {
  const toEmail = typed.email.trim();
  if (!looksLikeEmail(toEmail)) return { status: "not-an-email" };
  const now = scope.clock.now();
  const answerId = newId();
  const ours = oursOf(scope, id);
  const common = { schoolId: scope.school.id, helpMessageId: id, toEmail };
  const isAnswered = sql`exists (select 1 from ${helpAnswers} where ${helpAnswers.id} = ${answerId})`;
  const [answered] = await scope.db.write((q) => [
    insertForEach(
      q,
      helpAnswers,
      { ...common, id: answerId, authorId: by.person.id, text: typed.answer.trim(), writtenAt: now },
      sql`from ${helpMessages} where ${ours}`,
    ).returning({ id: helpAnswers.id }),
    insertForEach(
      q,
      mails,
      {
        ...common,
        id: newId(),
        kind: "help-answer",
        about: answerId,
        locale: helpMessages.locale,
        dueAt: now,
        expiresAt: new Date(now.getTime() + answerLifetimeMs),
        createdAt: now,
      },
      sql`from ${helpMessages} where ${ours} and ${isAnswered}`,
    ),
    q.update(helpMessages).set({ state: "answered", handledBy: by.person.id }).where(and(ours, isAnswered)),
    audited(
      q,
      scope,
      { ...byDesk(scope, by, visitor), kind: "help-handled", subjectId: id, detail: "answered" },
      isAnswered,
    ),
  ]);
  return { status: answered.length > 0 ? "sent" : "unknown" };
}
