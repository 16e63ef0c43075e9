import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach, randomUuid } from "../../db/insert-where.ts";
import { type accounts, addresses, mails, persons, recoveryLinks, sessions } from "../../db/schema.ts";
import type { Scope } from "../scope.ts";
import { targetParameters } from "./slow-hash.ts";
import { settleParameters } from "./upgrade.ts";

const noticeLifetimeMs = 3 * 24 * 60 * 60_000;

export interface PasswordChange {
  readonly person: { readonly id: string; readonly locale: string };
  readonly account: Pick<typeof accounts.$inferSelect, "id">;
  readonly verifier: string;
  /** The session that asked for the change, which goes on. */
  readonly keptSession?: string;
}

/**
 * All that a new password brings with it: it works from now on; every other
 * session and every link of that person ends; each of their addresses is told.
 * Every statement depends on `granted`, which the batch's first one decides.
 */
export function setPassword(q: Writer, scope: Scope, change: PasswordChange, granted: SQL) {
  const now = scope.clock.now();
  const { person, account } = change;
  return [
    q
      .update(persons)
      .set({ passwordVerifier: change.verifier, passwordChangedAt: now })
      .where(and(eq(persons.id, person.id), granted)),
    q
      .delete(sessions)
      .where(
        and(eq(sessions.personId, person.id), ne(sessions.tokenHash, change.keptSession ?? ""), granted),
      ),
    q
      .update(recoveryLinks)
      .set({ endedAt: now, endedBecause: "password-changed" })
      .where(and(eq(recoveryLinks.personId, person.id), isNull(recoveryLinks.endedAt), granted)),
    notices(q, scope, change, granted),
    ...settleParameters(q, account.id, targetParameters(scope)),
  ] as const;
}

/** One to each address that the person has at this very moment. */
function notices(q: Writer, scope: Scope, { person }: PasswordChange, granted: SQL) {
  const now = scope.clock.now();
  return insertForEach(
    q,
    mails,
    {
      id: randomUuid,
      schoolId: scope.school.id,
      kind: "password-changed",
      personId: person.id,
      toEmail: addresses.email,
      locale: person.locale,
      dueAt: now,
      expiresAt: new Date(now.getTime() + noticeLifetimeMs),
      createdAt: now,
    },
    sql`from ${addresses} where ${addresses.personId} = ${person.id} and ${granted}`,
  );
}
