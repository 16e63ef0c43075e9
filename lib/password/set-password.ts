import { and, eq, isNull, ne, type SQL } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { type accounts, persons, recoveryLinks, sessions } from "../../db/schema.ts";
import { queueNotices } from "../mail/queue-notices.ts";
import type { Scope } from "../scope.ts";
import { targetParameters } from "./slow-hash.ts";
import { settleParameters } from "./upgrade.ts";

export interface PasswordChange {
  readonly person: { readonly id: string; readonly locale: string };
  readonly account: Pick<typeof accounts.$inferSelect, "id">;
  readonly verifier: string;
  /** The id of the session that asked for the change, which goes on. */
  readonly keptSessionId?: string;
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
      .where(and(eq(sessions.personId, person.id), ne(sessions.id, change.keptSessionId ?? ""), granted)),
    q
      .update(recoveryLinks)
      .set({ endedAt: now, endedBecause: "password-changed" })
      .where(and(eq(recoveryLinks.personId, person.id), isNull(recoveryLinks.endedAt), granted)),
    queueNotices(q, scope, { kind: "password-changed", person }, granted),
    ...settleParameters(q, account.id, targetParameters(scope)),
  ] as const;
}
