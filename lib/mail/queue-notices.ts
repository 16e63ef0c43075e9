import { type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach, randomUuid } from "../../db/insert-where.ts";
import { addresses, type MailKind, mails } from "../../db/schema.ts";
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
  const now = scope.clock.now();
  return insertForEach(
    q,
    mails,
    {
      id: randomUuid,
      schoolId: scope.school.id,
      kind,
      personId: person.id,
      about,
      toEmail: addresses.email,
      locale: person.locale,
      dueAt: now,
      expiresAt: new Date(now.getTime() + noticeLifetimeMs),
      createdAt: now,
    },
    sql`from ${addresses} where ${addresses.personId} = ${person.id} and ${isDeliverable} and ${granted}`,
  );
}
