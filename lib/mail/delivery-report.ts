import { and, eq, lte, notInArray, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach } from "../../db/insert-where.ts";
import { mails, undeliverableAddresses } from "../../db/schema.ts";
import { emailKey } from "../accounts/email-key.ts";
import { audited, hasJustChanged } from "../audit.ts";
import type { Tools } from "../scope.ts";

/** What a transport tells later of a mail that it took, or of an address. */
export type DeliveryReport =
  | (OfMail & { readonly kind: "delivered" })
  /** `isFinal`: nothing will arrive there. A mailbox that is full today is not. */
  | (OfMail & { readonly kind: "bounced"; readonly detail: string; readonly isFinal: boolean })
  | (OfMail & { readonly kind: "complained"; readonly detail: string })
  /** No more is sent there, because somebody said so. */
  | (OfMail & { readonly kind: "suppressed"; readonly detail: string })
  /** The transport sends there again; it names no mail. */
  | { readonly kind: "reactivated"; readonly email: string; readonly at: Date };

interface OfMail {
  /** Of our row in `mails`, from the metadata that we gave along. */
  readonly mailId: string;
  readonly email: string;
  readonly at: Date;
}

/**
 * Records a report, in one round trip. Reports come twice and in any order:
 * recording one again changes nothing, and a delivery never covers up a bounce
 * or a complaint. One of a mail that is not (any more) ours is ignored.
 */
export async function recordDelivery(tools: Tools, report: DeliveryReport): Promise<void> {
  await tools.db.write((q) => {
    switch (report.kind) {
      case "reactivated":
        return [reopenAddress(q, report)];
      case "delivered":
        return [markMail(q, report, "delivered", ["bounced", "complained"])];
      case "bounced":
        return report.isFinal
          ? [markMail(q, report, "bounced", ["complained"], report.detail), ...closeAddress(q, tools, report)]
          : [markMail(q, report, "bounced", ["complained"], report.detail)];
      case "complained":
        return [markMail(q, report, "complained", [], report.detail), ...closeAddress(q, tools, report)];
      case "suppressed":
        return closeAddress(q, tools, report);
    }
  });
}

type State = "delivered" | "bounced" | "complained";

function markMail(q: Writer, report: OfMail, state: State, stronger: State[], detail: string | null = null) {
  return q
    .update(mails)
    .set({
      state,
      lastError: detail,
      inDoubtSince: null,
      settledAt: sql`coalesce(settled_at, ${report.at.getTime()})`,
    })
    .where(and(eq(mails.id, report.mailId), notInArray(mails.state, [state, ...stronger])));
}

/** For the school of that mail alone: what a mailbox does to one school says nothing of another. */
function closeAddress(
  q: Writer,
  tools: Tools,
  report: Extract<DeliveryReport, { kind: "bounced" | "complained" | "suppressed" }>,
) {
  const source = sql`from ${mails} where ${mails.id} = ${report.mailId}`;
  const closed = insertForEach(
    q,
    undeliverableAddresses,
    {
      schoolId: mails.schoolId,
      emailKey: emailKey(report.email),
      reason: report.kind,
      detail: report.detail,
      since: report.at,
    },
    source,
  ).onConflictDoNothing();
  const what = {
    schoolId: sql`(select ${mails.schoolId} ${source})`,
    kind: "address-undeliverable",
    outcome: "done",
    personId: sql`(select ${mails.personId} ${source})`,
    subjectId: report.mailId,
  } as const;
  return [closed, audited(q, tools, what, hasJustChanged)] as const;
}

function reopenAddress(q: Writer, { email, at }: { email: string; at: Date }) {
  return q
    .delete(undeliverableAddresses)
    .where(and(eq(undeliverableAddresses.emailKey, emailKey(email)), lte(undeliverableAddresses.since, at)));
}
