import { and, eq, type SQL, sql } from "drizzle-orm";
import { addresses, undeliverableAddresses } from "../../db/schema.ts";
import { emailKey } from "../accounts/email-key.ts";
import { audited, hasJustChanged } from "../audit.ts";
import type { Scope } from "../scope.ts";

/** For a query over `addresses`: whether mail of their school gets there, as far as is known. */
export const isDeliverable: SQL = sql`not exists (select 1 from ${undeliverableAddresses}
  where ${undeliverableAddresses.schoolId} = ${addresses.schoolId}
  and ${undeliverableAddresses.emailKey} = ${addresses.emailKey})`;

export type Clearing =
  | { readonly status: "cleared" }
  | { readonly status: "unavailable"; readonly reason: string };

/**
 * Says that an address of this school is to be tried again. The transport is
 * asked first: clearing it here alone would only make the next mail fail.
 */
export async function clearUndeliverable(scope: Scope, email: string): Promise<Clearing> {
  const answer = await scope.mailer.reactivate?.(email.trim());
  if (answer?.status === "unavailable") return answer;
  await scope.db.write((q) => [
    q
      .delete(undeliverableAddresses)
      .where(
        and(
          eq(undeliverableAddresses.schoolId, scope.school.id),
          eq(undeliverableAddresses.emailKey, emailKey(email)),
        ),
      ),
    audited(
      q,
      scope,
      { schoolId: scope.school.id, kind: "address-cleared", outcome: "done" },
      hasJustChanged,
    ),
  ]);
  return { status: "cleared" };
}
