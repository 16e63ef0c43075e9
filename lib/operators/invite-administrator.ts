import { and, eq, sql } from "drizzle-orm";
import { accounts, persons, undeliverableAddresses } from "../../db/schema.ts";
import { emailKey, looksLikeEmail } from "../accounts/email-key.ts";
import { isActive } from "../accounts/is-active.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { isOpen } from "../schools/is-open.ts";
import type { AtSchool } from "../scope.ts";
import { type Holder, newHolder, writeInvitation } from "./invitation-rows.ts";

export interface Invitation {
  readonly username: string;
  readonly email: string;
  /** Of somebody who has no account yet. */
  readonly givenName: string;
  readonly familyName: string;
}

export type InviteFault =
  | "username-missing"
  | "not-an-email"
  | "names-missing"
  | "inactive"
  | "undeliverable"
  | "school-suspended";

export type InviteOutcome =
  | { readonly status: "invited"; readonly isNew: boolean; readonly expiresAt: Date }
  | { readonly status: "faulty"; readonly faults: readonly InviteFault[] };

/**
 * Makes the holder of an account an administrator, and mails them a link to
 * choose a password: so a school begins without anybody seeing one. An account
 * that is not there yet is made, and an address that they did not have is
 * added, which their other ones are told.
 */
export async function inviteAdministrator(
  at: AtSchool,
  invitation: Invitation,
  triesLeft = 3,
): Promise<InviteOutcome> {
  const { holder, isUndeliverable } = await lookUp(at, invitation);
  const faults = faultsOf(at, invitation, holder, isUndeliverable);
  if (faults.length > 0) return { status: "faulty", faults };
  const { isWritten, expiresAt } = await writeInvitation(at, invitation, holder ?? newHolder(at), !holder);
  if (isWritten) return { status: "invited", isNew: holder === null, expiresAt };
  // Somebody made or removed that account meanwhile: look again.
  if (triesLeft > 0) return inviteAdministrator(at, invitation, triesLeft - 1);
  throw new Error("This account changes all the time, or nobody holds it.");
}

type FoundHolder = Holder & { readonly isActive: boolean };

async function lookUp(
  { db, clock, school }: AtSchool,
  { username, email }: Invitation,
): Promise<{ holder: FoundHolder | null; isUndeliverable: boolean }> {
  const [[found], bounced] = await db.readAll((q) => [
    q
      .select({ person: persons })
      .from(accounts)
      .innerJoin(persons, and(eq(persons.accountId, accounts.id), eq(persons.position, 0)))
      .where(and(eq(accounts.schoolId, school.id), eq(accounts.usernameKey, usernameKey(username)))),
    q
      .select({ one: sql`1` })
      .from(undeliverableAddresses)
      .where(
        and(
          eq(undeliverableAddresses.schoolId, school.id),
          eq(undeliverableAddresses.emailKey, emailKey(email)),
        ),
      ),
  ]);
  const holder = found && { ...found.person, isActive: isActive(found.person, clock.now()) };
  return { holder: holder ?? null, isUndeliverable: bounced.length > 0 };
}

function faultsOf(
  { school }: AtSchool,
  { username, email, givenName, familyName }: Invitation,
  holder: FoundHolder | null,
  isUndeliverable: boolean,
): InviteFault[] {
  const faults: (InviteFault | null)[] = [
    isOpen(school) ? null : "school-suspended",
    username.trim() ? null : "username-missing",
    looksLikeEmail(email) ? null : "not-an-email",
    isUndeliverable ? "undeliverable" : null,
    holder || (givenName.trim() && familyName.trim()) ? null : "names-missing",
    holder && !holder.isActive ? "inactive" : null,
  ];
  return faults.filter((fault) => fault !== null);
}
