import { and, eq, ne, notInArray, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach, insertWhere } from "../../db/insert-where.ts";
import { securityEvents, sessions } from "../../db/schema.ts";
import type { SignedInPerson } from "../account/signed-in-person.ts";
import { audited } from "../audit.ts";
import type { Scope } from "../scope.ts";
import { eventOf } from "../security-event.ts";
import type { Visitor } from "../visitor.ts";
import { hashSessionToken } from "./new-session.ts";

/** More than anybody has; a script that signs in for ever would fill the list of devices. */
const mostSessions = 20;

/** Keeps the newest sessions of a person and ends the others; part of the batch that opens one. */
export function endOldest(q: Writer, personId: string) {
  const newest = sql`(select token_hash from ${sessions} where ${sessions.personId} = ${personId}
    order by created_at desc, rowid desc limit ${mostSessions})`;
  return q
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), notInArray(sessions.tokenHash, newest)));
}

/** Ends the session of this cookie, if there is one. */
export async function signOut(scope: Scope, token: string, visitor: Visitor): Promise<void> {
  const tokenHash = hashSessionToken(token);
  const event = { ...eventOf(scope, "", "signed-out", visitor), personId: sessions.personId };
  const source = sql`from ${sessions} where ${sessions.tokenHash} = ${tokenHash}
    and ${sessions.schoolId} = ${scope.school.id}`;
  const whose = sql`(select ${sessions.personId} ${source})`;
  const { network } = visitor;
  await scope.db.write((q) => [
    insertForEach(q, securityEvents, event, source),
    audited(
      q,
      scope,
      { ...ofSession(scope, "sign-out"), network, actorId: whose, personId: whose },
      sql`exists (select 1 ${source})`,
    ),
    q.delete(sessions).where(and(eq(sessions.tokenHash, tokenHash), eq(sessions.schoolId, scope.school.id))),
  ]);
}

/** Ends one session of this person, by the name that the list of devices gives it. */
export async function endSession(
  scope: Scope,
  who: SignedInPerson,
  id: string,
  visitor: Visitor,
): Promise<void> {
  await end(scope, who, visitor, eq(sessions.id, id));
}

/** Ends every session of this person but the one that asks. */
export async function endOtherSessions(scope: Scope, who: SignedInPerson, visitor: Visitor): Promise<void> {
  await end(scope, who, visitor, ne(sessions.id, who.session.id));
}

/** Never another person's, whatever id is sent. */
async function end(scope: Scope, { person }: SignedInPerson, visitor: Visitor, which: SQL): Promise<void> {
  const theirs = and(eq(sessions.personId, person.id), which) as SQL;
  await scope.db.write((q) => [
    insertWhere(
      q,
      securityEvents,
      eventOf(scope, person.id, "sessions-ended", visitor),
      sql`exists (select 1 from ${sessions} where ${theirs})`,
    ),
    audited(
      q,
      scope,
      {
        ...ofSession(scope, "sessions-ended"),
        network: visitor.network,
        actorId: person.id,
        personId: person.id,
        accountId: person.accountId,
      },
      sql`exists (select 1 from ${sessions} where ${theirs})`,
    ),
    q.delete(sessions).where(theirs),
  ]);
}

function ofSession(scope: Scope, kind: "sign-out" | "sessions-ended") {
  return { schoolId: scope.school.id, kind, outcome: "done" } as const;
}
