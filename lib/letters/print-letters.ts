import { and, asc, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Writer } from "../../db/client.ts";
import { insertForEach } from "../../db/insert-where.ts";
import { newId, newIdByDatabase } from "../../db/new-id.ts";
import { accounts, auditEvents, persons, recoveryLinks, securityEvents } from "../../db/schema.ts";
import { isLocale } from "../../messages/catalogues.ts";
import { activePerson } from "../accounts/is-active.ts";
import { whoseOf } from "../accounts/whose.ts";
import type { FreshAdministrator } from "../desk/administrator.ts";
import { signLinkToken } from "../recovery/link-token.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { Letter } from "./letter.ts";
import { groupedCode, hashLetterCode, newLetterCode } from "./letter-code.ts";
import { mayHaveLetter } from "./may-have-letter.ts";

const dayMs = 24 * 60 * 60_000;
/** Days that a letter may be valid. */
export const letterDays = { fewest: 1, most: 14, usual: 7 } as const;
/** A class with all its parents; more would be a pile that nobody hands out. */
export const mostLetters = 250;

export type PrintOutcome =
  | { readonly status: "printed"; readonly letters: readonly Letter[] }
  /** None of them is an active person of this school. */
  | { readonly status: "nobody" }
  /** So many of them got a letter after the form was shown: a page that is loaded again sends its form again. */
  | { readonly status: "made-already"; readonly count: number };

/**
 * Makes a letter for each of these persons of this school: a link of its own
 * whose code is on the paper alone. Whoever has a letter that still works gets
 * a new one in its place. One read, and one write in which all of it happens.
 *
 * @param personIds as somebody sent them: looked up together with the school.
 * @param shownAt when the form was shown. No letter that came about since is ended; null ends any.
 */
export async function printLetters(
  scope: Scope,
  administrator: FreshAdministrator,
  {
    personIds,
    days,
    shownAt = null,
  }: { readonly personIds: readonly string[]; readonly days: number; readonly shownAt?: Date | null },
  visitor: Visitor,
): Promise<PrintOutcome> {
  if (!Number.isInteger(days) || days < letterDays.fewest || days > letterDays.most)
    throw new RangeError(`A letter is valid for 1 to 14 days, not ${days}.`);
  const found = await personsOf(scope, administrator, personIds.slice(0, mostLetters), shownAt);
  if (found.length === 0) return { status: "nobody" };
  const newer = found.filter(({ hasNewer }) => hasNewer);
  if (newer.length > 0) return { status: "made-already", count: newer.length };
  const now = scope.clock.now();
  const expiresAt = new Date(now.getTime() + days * dayMs);
  const drafts = await Promise.all(
    found.map(async ({ person, account, holder }) => {
      const code = newLetterCode();
      const codeHash = hashLetterCode(scope.keys, scope.school.id, code);
      const purpose = person.passwordVerifier === null ? ("activation" as const) : ("recovery" as const);
      return { id: newId(), person, account, holder, code, codeHash, purpose };
    }),
  );
  const ids = drafts.map(({ id }) => id);
  const [, written] = await scope.db.write((q) => [
    endOlder(
      q,
      scope,
      drafts.map(({ person }) => person.id),
      now,
    ),
    insertLinks(q, scope, drafts, mayHaveLetter(administrator), {
      issuedBy: administrator.person.id,
      createdAt: now,
      expiresAt,
    }),
    auditLetters(q, scope, ids, administrator.person.id, visitor),
    tellThem(q, scope, ids),
  ]);
  const writtenIds = new Set(written.map(({ id }) => id));
  const kept = drafts.filter(({ id }) => writtenIds.has(id));
  if (kept.length === 0) return { status: "nobody" };
  return {
    status: "printed",
    letters: await Promise.all(kept.map((draft) => letterOf(scope, draft, expiresAt))),
  };
}

const holders = alias(persons, "holders");

function personsOf(
  scope: Scope,
  administrator: FreshAdministrator,
  personIds: readonly string[],
  shownAt: Date | null,
) {
  const newer = and(
    eq(recoveryLinks.personId, persons.id),
    isNotNull(recoveryLinks.codeHash),
    isNull(recoveryLinks.endedAt),
    gt(recoveryLinks.createdAt, shownAt ?? scope.clock.now()),
  );
  return scope.db.read
    .select({
      person: persons,
      account: accounts,
      holder: { givenName: holders.givenName },
      hasNewer: sql`exists (select 1 from ${recoveryLinks} where ${newer})`.mapWith(Boolean),
    })
    .from(persons)
    .innerJoin(accounts, eq(accounts.id, persons.accountId))
    .innerJoin(holders, and(eq(holders.accountId, accounts.id), eq(holders.position, 0)))
    .where(
      and(
        inArray(persons.id, [...personIds]),
        eq(persons.schoolId, scope.school.id),
        activePerson(scope.clock.now()),
        mayHaveLetter(administrator),
      ),
    )
    .orderBy(asc(accounts.className), asc(accounts.sortKey), asc(accounts.id), asc(persons.position));
}

type Found = Omit<Awaited<ReturnType<typeof personsOf>>[number], "hasNewer">;
type Draft = Found & {
  readonly id: string;
  readonly code: string;
  readonly codeHash: string;
  readonly purpose: "recovery" | "activation";
};

/** Of all papers of a person, only the newest opens anything. */
function endOlder(q: Writer, scope: Scope, personIds: string[], now: Date) {
  return q
    .update(recoveryLinks)
    .set({ endedAt: now, endedBecause: "revoked" })
    .where(
      and(
        inArray(recoveryLinks.personId, personIds),
        eq(recoveryLinks.schoolId, scope.school.id),
        isNotNull(recoveryLinks.codeHash),
        isNull(recoveryLinks.endedAt),
      ),
    );
}

/** One statement for all, which looks once more whether each may have one. */
function insertLinks(
  q: Writer,
  scope: Scope,
  drafts: readonly Draft[],
  isAllowed: SQL,
  common: { readonly issuedBy: string; readonly createdAt: Date; readonly expiresAt: Date },
) {
  const rows = JSON.stringify(
    drafts.map(({ id, person, codeHash, purpose }) => ({ id, personId: person.id, codeHash, purpose })),
  );
  const draft = (name: string): SQL => sql`json_extract(draft.value, ${`$.${name}`})`;
  return insertForEach(
    q,
    recoveryLinks,
    {
      ...common,
      id: draft("id"),
      schoolId: scope.school.id,
      accountId: persons.accountId,
      personId: persons.id,
      codeHash: draft("codeHash"),
      purpose: draft("purpose"),
    },
    sql`from json_each(${rows}) as draft join ${persons} on ${persons.id} = ${draft("personId")}
      where ${persons.schoolId} = ${scope.school.id} and ${activePerson(common.createdAt)} and ${isAllowed}`,
  ).returning({ id: recoveryLinks.id });
}

/** The links that came about. */
function printed(ids: readonly string[]): SQL {
  return sql`${recoveryLinks} where ${recoveryLinks.id} in (select value from json_each(${JSON.stringify(ids)}))`;
}

/** A line for each person, who can be asked about theirs, with the number that was printed at once. */
function auditLetters(q: Writer, scope: Scope, ids: readonly string[], actorId: string, visitor: Visitor) {
  return insertForEach(
    q,
    auditEvents,
    {
      id: newIdByDatabase,
      schoolId: scope.school.id,
      kind: "letters-printed",
      outcome: "done",
      actorId,
      personId: recoveryLinks.personId,
      accountId: recoveryLinks.accountId,
      subjectId: recoveryLinks.id,
      detail: sql`(select count(*) from ${printed(ids)})`,
      network: visitor.network,
      happenedAt: scope.clock.now(),
    },
    sql`from ${printed(ids)}`,
  );
}

/** In the list that each of them sees of what happened to their account. The device and network are not theirs. */
function tellThem(q: Writer, scope: Scope, ids: readonly string[]) {
  return insertForEach(
    q,
    securityEvents,
    {
      id: newIdByDatabase,
      schoolId: scope.school.id,
      personId: recoveryLinks.personId,
      kind: "letter-printed",
      happenedAt: scope.clock.now(),
    },
    sql`from ${printed(ids)}`,
  );
}

async function letterOf(scope: Scope, draft: Draft, expiresAt: Date): Promise<Letter> {
  const { id, person, account, holder, purpose } = draft;
  const token = await signLinkToken(scope.keys.links, { id, purpose, schoolId: scope.school.id, expiresAt });
  return {
    personId: person.id,
    givenName: person.givenName,
    familyName: person.familyName,
    username: account.username,
    className: account.className,
    whose: whoseOf(person, holder),
    locale: isLocale(person.locale) ? person.locale : scope.school.locale,
    isForChild: person.position === 0 && account.className !== null,
    isFirst: purpose === "activation",
    code: groupedCode(draft.code),
    url: scope.urlFor(`/otp/${token}`),
    expiresAt,
  };
}
