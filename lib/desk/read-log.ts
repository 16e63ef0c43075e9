import { and, desc, eq, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { accounts, auditEvents, persons } from "../../db/schema.ts";
import { usernameKey } from "../accounts/username-key.ts";
import type { Scope } from "../scope.ts";
import type { Administrator } from "./administrator.ts";
import { kindsIn, type LogGroup } from "./log-groups.ts";

export interface LogFilter {
  readonly group: LogGroup | null;
  /** As typed; empty for all. */
  readonly username: string;
  /** Of the last line of the page before: what is older follows. */
  readonly before: LogPlace | null;
}

export interface LogPlace {
  readonly at: Date;
  readonly id: string;
}

/** Somebody of this school by name; `gone` where there is nobody of that id any more; null where nobody is known. */
export type Named = { readonly name: string } | "gone" | null;

export interface LogLine {
  readonly id: string;
  readonly kind: typeof auditEvents.$inferSelect.kind;
  readonly outcome: typeof auditEvents.$inferSelect.outcome;
  readonly happenedAt: Date;
  /** Who did it. */
  readonly actor: Named;
  /** For whom. */
  readonly person: Named;
  /** Null where none is known, or it is gone. */
  readonly username: string | null;
}

export interface LogPage {
  readonly lines: readonly LogLine[];
  /** Null where nothing is older. */
  readonly older: LogPlace | null;
}

export const linesAPage = 50;
const actors = alias(persons, "actors");

/**
 * The school's log, newest first, names and all: one query. Whole pages are
 * walked by the last line's moment and id, so that what happens meanwhile
 * moves nothing.
 */
export async function readLog(
  scope: Scope,
  _administrator: Administrator,
  filter: LogFilter,
): Promise<LogPage> {
  const schoolId = scope.school.id;
  const found = await scope.db.read
    .select({ event: auditEvents, actor: actors, person: persons, account: accounts })
    .from(auditEvents)
    .leftJoin(actors, and(eq(actors.id, auditEvents.actorId), eq(actors.schoolId, schoolId)))
    .leftJoin(persons, and(eq(persons.id, auditEvents.personId), eq(persons.schoolId, schoolId)))
    .leftJoin(
      accounts,
      and(
        eq(accounts.id, sql`coalesce(${auditEvents.accountId}, ${persons.accountId})`),
        eq(accounts.schoolId, schoolId),
      ),
    )
    .where(
      and(
        eq(auditEvents.schoolId, schoolId),
        filter.group ? inArray(auditEvents.kind, kindsIn(filter.group)) : undefined,
        filter.username.trim() ? ofAccount(schoolId, filter.username) : undefined,
        filter.before ? olderThan(filter.before) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.happenedAt), desc(auditEvents.id))
    .limit(linesAPage + 1);
  const lines = found.slice(0, linesAPage).map(({ event, actor, person, account }) => ({
    id: event.id,
    kind: event.kind,
    outcome: event.outcome,
    happenedAt: event.happenedAt,
    actor: named(event.actorId, actor),
    person: named(event.personId, person),
    username: account?.username ?? null,
  }));
  const last = lines.at(-1);
  return { lines, older: found.length > linesAPage && last ? { at: last.happenedAt, id: last.id } : null };
}

/** By the indexes of account and of person: not every line names the account. */
function ofAccount(schoolId: string, username: string): SQL {
  const account = sql`(select ${accounts.id} from ${accounts}
    where ${accounts.schoolId} = ${schoolId} and ${accounts.usernameKey} = ${usernameKey(username)})`;
  const family = sql`(select member.id from ${persons} as member where member.account_id = ${account})`;
  return or(eq(auditEvents.accountId, account), sql`${auditEvents.personId} in ${family}`) as SQL;
}

function olderThan({ at, id }: LogPlace): SQL {
  return and(
    lte(auditEvents.happenedAt, at),
    or(lt(auditEvents.happenedAt, at), lt(auditEvents.id, id)),
  ) as SQL;
}

function named(id: string | null, person: typeof persons.$inferSelect | null): Named {
  if (id === null) return null;
  return person ? { name: `${person.givenName} ${person.familyName}` } : "gone";
}
