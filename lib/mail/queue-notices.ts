import { type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach } from "../../db/insert-where.ts";
import { newIdByDatabase } from "../../db/new-id.ts";
import { accounts, addresses, type MailKind, mails, persons } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import type { Scope } from "../scope.ts";
import { isDeliverable } from "./undeliverable.ts";

/** A notice tells of something that happened: after three days it would only puzzle. */
const noticeLifetimeMs = 3 * 24 * 60 * 60_000;

export interface NoticeTo {
  readonly kind: Extract<MailKind, "password-changed" | "address-added" | "address-removed" | "new-device">;
  readonly person: { readonly id: string; readonly locale: string };
  /** The address or the device that it is about. */
  readonly about?: string;
}

/**
 * Queues a notice to each address that the person has at this very moment, as
 * part of the batch in which it happens. Depends on `granted` like the rest.
 */
export function queueNotices(
  q: Writer,
  scope: Pick<Scope, "clock" | "school">,
  { kind, person, about }: NoticeTo,
  granted: SQL,
) {
  return insertForEach(
    q,
    mails,
    { ...rowOf(scope, kind), personId: person.id, about, toEmail: addresses.email, locale: person.locale },
    sql`from ${addresses} where ${addresses.personId} = ${person.id} and ${isDeliverable} and ${granted}`,
  );
}

/**
 * Queues the notice that their username changes to everybody of these accounts
 * who may sign in: the statement before the one that changes it.
 *
 * @param whose condition on `accounts`: which of them get another username.
 */
export function queueUsernameNotices(q: Writer, scope: Pick<Scope, "clock" | "school">, whose: SQL) {
  const { school, clock } = scope;
  return insertForEach(
    q,
    mails,
    {
      ...rowOf(scope, "username-changed"),
      personId: persons.id,
      about: accounts.username,
      toEmail: addresses.email,
      locale: persons.locale,
    },
    sql`from ${addresses} join ${persons} on ${persons.id} = ${addresses.personId}
      join ${accounts} on ${accounts.id} = ${persons.accountId}
      where ${accounts.schoolId} = ${school.id} and ${activePerson(clock.now())} and ${isDeliverable} and ${whose}`,
  );
}

/**
 * Queues the notice of an added address to every address of its owner, for many at once.
 *
 * @param owners rows of `added` (its `email`) joined with their `persons`.
 */
export function queueNoticesOfAdded(q: Writer, scope: Pick<Scope, "clock" | "school">, owners: SQL) {
  return insertForEach(
    q,
    mails,
    {
      ...rowOf(scope, "address-added"),
      personId: persons.id,
      about: sql`added.email`,
      toEmail: addresses.email,
      locale: persons.locale,
    },
    sql`from ${owners} join ${addresses} on ${addresses.personId} = ${persons.id} and ${isDeliverable}`,
  );
}

function rowOf({ school, clock }: Pick<Scope, "clock" | "school">, kind: MailKind) {
  const now = clock.now();
  return {
    id: newIdByDatabase,
    schoolId: school.id,
    kind,
    dueAt: now,
    expiresAt: new Date(now.getTime() + noticeLifetimeMs),
    createdAt: now,
  };
}
