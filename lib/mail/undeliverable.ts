import { and, eq, type SQL, sql } from "drizzle-orm";
import { addresses, undeliverableAddresses } from "../../db/schema.ts";
import { emailKey } from "../accounts/email-key.ts";
import { type Audited, audited, hasJustChanged } from "../audit.ts";
import type { Scope } from "../scope.ts";

/** For a query over `addresses`: whether mail of their school gets there, as far as is known. */
export const isDeliverable: SQL = sql`not exists (select 1 from ${undeliverableAddresses}
  where ${undeliverableAddresses.schoolId} = ${addresses.schoolId}
  and ${undeliverableAddresses.emailKey} = ${addresses.emailKey})`;

export type Clearing =
  /** Mail of this school is tried there again. */
  | { readonly status: "cleared" }
  /** It is no address of this person that mail does not reach: the transport was not asked. */
  | { readonly status: "not-theirs" }
  | { readonly status: "unavailable"; readonly reason: string };

/**
 * Says that an address of somebody of this school is to be tried again. The
 * transport is asked first: clearing it here alone would only make the next
 * mail fail. It lifts what it stopped for every school, so that it is asked of
 * no other address.
 */
export async function clearUndeliverable(
  scope: Scope,
  person: { readonly id: string; readonly accountId: string },
  email: string,
  by: Pick<Audited, "actorId" | "network">,
): Promise<Clearing> {
  const schoolId = scope.school.id;
  const [theirs] = await scope.db.read
    .select({ id: addresses.id })
    .from(addresses)
    .where(
      and(
        eq(addresses.schoolId, schoolId),
        eq(addresses.personId, person.id),
        eq(addresses.emailKey, emailKey(email)),
        sql`not ${isDeliverable}`,
      ),
    );
  if (!theirs) return { status: "not-theirs" };
  const answer = await scope.mailer.reactivate?.(email.trim());
  if (answer?.status === "unavailable") return answer;
  const who = { ...by, personId: person.id, accountId: person.accountId, subjectId: theirs.id };
  await scope.db.write((q) => [
    q
      .delete(undeliverableAddresses)
      .where(
        and(
          eq(undeliverableAddresses.schoolId, schoolId),
          eq(undeliverableAddresses.emailKey, emailKey(email)),
        ),
      ),
    audited(q, scope, { ...who, schoolId, kind: "address-cleared", outcome: "done" }, hasJustChanged),
  ]);
  return { status: "cleared" };
}
