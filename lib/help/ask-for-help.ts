import { and, eq, gt, min, type SQL, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { helpMessages } from "../../db/schema.ts";
import { audited, auditedHourly } from "../audit.ts";
import type { Scope } from "../scope.ts";
import { helpOfNetwork, scaled, waitOfWindow } from "../throttle.ts";
import type { Visitor } from "../visitor.ts";

export interface HelpQuestion {
  readonly name: string;
  /** Class, or relation to a pupil. */
  readonly role: string;
  readonly problem: string;
  readonly contact: string;
}

export type HelpOutcome =
  | { readonly status: "accepted"; readonly messageId: string }
  | { readonly status: "slowed-down"; readonly waitSeconds: number };

/** Keeps a message for the school's administrator: one insert, whoever asks. It is mailed after the answer. */
export async function askForHelp(
  scope: Scope,
  question: HelpQuestion,
  visitor: Visitor,
): Promise<HelpOutcome> {
  const now = scope.clock.now();
  const recent = and(
    eq(helpMessages.schoolId, scope.school.id),
    eq(helpMessages.network, visitor.network),
    gt(helpMessages.sentAt, new Date(now.getTime() - helpOfNetwork.withinMs)),
  ) as SQL;
  const most = scaled(helpOfNetwork.most, scope.throttleFactor);
  const id = newId();
  const isStored = sql`exists (select 1 from ${helpMessages} where ${helpMessages.id} = ${id})`;
  const asked = {
    schoolId: scope.school.id,
    kind: "help-asked",
    subjectId: id,
    network: visitor.network,
  } as const;
  const [stored, [first]] = await scope.db.write((q) => [
    insertWhere(
      q,
      helpMessages,
      {
        ...question,
        id,
        schoolId: scope.school.id,
        locale: scope.locale,
        network: visitor.network,
        sentAt: now,
      },
      sql`(select count(*) from ${helpMessages} where ${recent}) < ${most}`,
    ).returning({ id: helpMessages.id }),
    q
      .select({ at: min(helpMessages.sentAt) })
      .from(helpMessages)
      .where(recent),
    audited(q, scope, { ...asked, outcome: "done" }, isStored),
    auditedHourly(1, q, scope, { ...asked, outcome: "slowed-down" }, sql`not ${isStored}`),
  ]);
  if (stored.length > 0) return { status: "accepted", messageId: id };
  const waitMs = waitOfWindow(first?.at ?? null, helpOfNetwork.withinMs, now);
  return { status: "slowed-down", waitSeconds: Math.ceil(waitMs / 1000) };
}
