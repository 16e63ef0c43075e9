import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { accounts, addresses, persons, recoveryLinks } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import { type Whose, whoseOf } from "../accounts/whose.ts";
import type { Administrator } from "../desk/administrator.ts";
import { foldForSearch } from "../fold-for-search.ts";
import type { Scope } from "../scope.ts";
import { mayHaveLetter } from "./may-have-letter.ts";
import { mostLetters } from "./print-letters.ts";

/** Somebody who may get a letter. */
export interface LetterPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
  readonly className: string | null;
  readonly whose: Whose | null;
  /** Nothing can be mailed to them: a letter is for them first of all. */
  readonly hasAddress: boolean;
  /** Until when the letter works that they have already. */
  readonly letterUntil: Date | null;
}

export interface LetterChoice {
  /** All classes of the school, in the order of their numbers. */
  readonly classes: readonly string[];
  readonly persons: readonly LetterPerson[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** What letters are looked for by. */
export interface Sought {
  readonly words: string;
  readonly className: string;
  /** Those alone whom no mail reaches. */
  readonly withoutAddress: boolean;
  /** `next` of the page before. */
  readonly from: string | null;
}

/** Whether anything was asked: else nobody is found, rather than the whole school. */
export function isSought({ words, className, withoutAddress }: Sought): boolean {
  return withoutAddress || className !== "" || wordsOf(words).length > 0;
}

/** A class, its parents and some more. */
const mostPersons = mostLetters;
const holders = alias(persons, "holders");
const hasAddress = sql`exists (select 1 from ${addresses} where ${addresses.personId} = ${persons.id})`;

/** Who of this school may get a letter, and which classes there are: one round trip. */
export async function findForLetters(
  scope: Scope,
  administrator: Administrator,
  sought: Sought,
): Promise<LetterChoice> {
  const now = scope.clock.now();
  const ofSchool = eq(accounts.schoolId, scope.school.id);
  const [classes, rows] = await scope.db.readAll((q) => [
    q
      .selectDistinct({ className: accounts.className })
      .from(accounts)
      .where(and(ofSchool, isNotNull(accounts.className))),
    q
      .select({
        person: persons,
        account: { username: accounts.username, className: accounts.className },
        sortKey: accounts.sortKey,
        holder: { givenName: holders.givenName },
        hasAddress: hasAddress.mapWith(Boolean),
        letterUntil: sql`(select max(${recoveryLinks.expiresAt}) from ${recoveryLinks} where ${and(
          eq(recoveryLinks.personId, persons.id),
          isNotNull(recoveryLinks.codeHash),
          isNull(recoveryLinks.endedAt),
          gt(recoveryLinks.expiresAt, now),
        )})`.mapWith(recoveryLinks.expiresAt),
      })
      .from(accounts)
      .innerJoin(persons, eq(persons.accountId, accounts.id))
      .innerJoin(holders, and(eq(holders.accountId, accounts.id), eq(holders.position, 0)))
      .where(
        and(ofSchool, which(sought), after(sought.from), activePerson(now), mayHaveLetter(administrator)),
      )
      .orderBy(asc(accounts.sortKey), asc(accounts.id), asc(persons.position))
      .limit(mostPersons + 1),
  ]);
  const last = rows[mostPersons - 1];
  return {
    classes: classes
      .flatMap(({ className }) => className ?? [])
      .sort((a, b) => a.localeCompare(b, scope.school.locale, { numeric: true })),
    persons: rows.slice(0, mostPersons).map(({ person, account, holder, hasAddress, letterUntil }) => ({
      id: person.id,
      givenName: person.givenName,
      familyName: person.familyName,
      ...account,
      whose: whoseOf(person, holder),
      hasAddress,
      letterUntil,
    })),
    next: last && rows.length > mostPersons ? placeOf(last) : null,
  };
}

/** Every word is somewhere in what the account is found by. */
function which(sought: Sought): SQL | undefined {
  if (!isSought(sought)) return sql`false`;
  const { words, className, withoutAddress } = sought;
  return and(
    className === "" ? undefined : eq(accounts.className, className),
    withoutAddress ? sql`not ${hasAddress}` : undefined,
    ...wordsOf(words).map((word) => sql`instr(${accounts.searchText}, ${word}) > 0`),
  );
}

function wordsOf(typed: string): string[] {
  return foldForSearch(typed).split(" ").filter(Boolean).slice(0, 8);
}

/** A page begins after a person rather than after a count: who got an address meanwhile makes it skip nobody. */
function placeOf({ person, sortKey }: { person: typeof persons.$inferSelect; sortKey: string }): string {
  return `${person.accountId}.${person.position}.${sortKey}`;
}

function after(place: string | null): SQL | undefined {
  const [, id, position, sortKey] = /^([\w-]+)\.(\d)\.(.*)$/.exec(place ?? "") ?? [];
  if (id === undefined) return undefined;
  return sql`(${accounts.sortKey}, ${accounts.id}, ${persons.position}) > (${sortKey}, ${id}, ${Number(position)})`;
}
