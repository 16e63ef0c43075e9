import { desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Reader } from "../../db/client.ts";
import { accounts, persons, securityEvents, sessions } from "../../db/schema.ts";
import { type Whose, whoseOf } from "../accounts/whose.ts";
import type { Scope } from "../scope.ts";
import { liveSession } from "../sessions/live-session.ts";
import { hashSessionToken } from "../sessions/new-session.ts";

export interface SignedInPerson {
  readonly session: typeof sessions.$inferSelect;
  readonly person: typeof persons.$inferSelect;
  readonly account: typeof accounts.$inferSelect;
  readonly whose: Whose | null;
}

export interface AccountOverview extends SignedInPerson {
  /** Where this person is signed in, newest first; `session` is among them. */
  readonly devices: readonly (typeof sessions.$inferSelect)[];
  readonly events: readonly (typeof securityEvents.$inferSelect)[];
}

const holders = alias(persons, "holders");
const recentEvents = 12;

/** Who this cookie is, and nothing more: one round trip. @returns null where it opens nothing. */
export async function signedInPerson(scope: Scope, token: string): Promise<SignedInPerson | null> {
  const [row] = await whoIs(scope.db.read, scope, hashSessionToken(token));
  return row ? described(row) : null;
}

/** All that the account page shows: one round trip. @returns null where the cookie opens nothing. */
export async function accountOverview(scope: Scope, token: string): Promise<AccountOverview | null> {
  const tokenHash = hashSessionToken(token);
  const theirs = sql`(select ${sessions.personId} from ${sessions} where ${sessions.tokenHash} = ${tokenHash})`;
  const [[row], devices, events] = await scope.db.readAll((q) => [
    whoIs(q, scope, tokenHash),
    devicesOf(q, scope, theirs),
    q
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.personId, theirs))
      .orderBy(desc(securityEvents.happenedAt))
      .limit(recentEvents),
  ]);
  return row ? { ...described(row), devices, events } : null;
}

function whoIs(q: Reader, scope: Scope, tokenHash: string) {
  return q
    .select({ session: sessions, person: persons, account: accounts, holder: holders })
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .innerJoin(accounts, eq(accounts.id, persons.accountId))
    .leftJoin(holders, sql`${holders.accountId} = ${accounts.id} and ${holders.position} = 0`)
    .where(liveSession(scope, tokenHash))
    .limit(1);
}

function devicesOf(q: Reader, scope: Scope, personId: SQL) {
  const now = scope.clock.now().getTime();
  return q
    .select()
    .from(sessions)
    .where(
      sql`${sessions.personId} = ${personId} and ${sessions.idleUntil} > ${now} and ${sessions.expiresAt} > ${now}`,
    )
    .orderBy(desc(sessions.lastSeenAt));
}

function described({ holder, ...row }: Awaited<ReturnType<typeof whoIs>>[number]): SignedInPerson {
  return { ...row, whose: whoseOf(row.person, holder ?? undefined) };
}
