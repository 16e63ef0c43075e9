import { and, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { persons, recoveryLinks } from "../../db/schema.ts";
import type { Operator } from "./operator.ts";

export interface KeyUse {
  /** How many persons' passwords depend on each key, by its name; keys without any are not in it. */
  readonly passwords: Readonly<Record<string, number>>;
  /** Links that still work, whichever key they were signed with: which one is not stored. */
  readonly liveLinks: number;
  /** When the last of them ends: no key that signed one is needed after that. */
  readonly lastLinkEndsAt: Date | null;
}

/** What the database still needs of the keys: who would be shut out, were one to go. */
export async function keyUse({ db, clock }: Operator): Promise<KeyUse> {
  // The name stands in each verifier: "...$k=k1$...". While an account moves to stronger hashes there may be two.
  const first = sql<string>`substr(${persons.passwordVerifier}, instr(${persons.passwordVerifier}, '$k=') + 3)`;
  const keyId = sql<string>`substr(${first}, 1, instr(${first}, '$') - 1)`;
  const now = clock.now();
  const [counts, [links]] = await db.readAll((q) => [
    q
      .select({ keyId: keyId.as("key_id"), count: sql`count(*)`.mapWith(Number) })
      .from(persons)
      .where(isNotNull(persons.passwordVerifier))
      .groupBy(sql`key_id`),
    q
      .select({
        count: sql`count(*)`.mapWith(Number),
        last: sql`max(${recoveryLinks.expiresAt})`.mapWith(recoveryLinks.expiresAt),
      })
      .from(recoveryLinks)
      .where(and(isNull(recoveryLinks.endedAt), gt(recoveryLinks.expiresAt, now))),
  ]);
  return {
    passwords: Object.fromEntries(counts.map(({ keyId: id, count }) => [id, count])),
    liveLinks: links?.count ?? 0,
    lastLinkEndsAt: links?.last ?? null,
  };
}
