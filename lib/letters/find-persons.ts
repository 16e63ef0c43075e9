import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { accounts, addresses, persons, recoveryLinks } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import { type Whose, whoseOf } from "../accounts/whose.ts";
import type { Administrator } from "../desk/administrator.ts";
import { foldForSearch } from "../fold-for-search.ts";
import type { Scope } from "../scope.ts";
import { mayHaveLetter } from "./may-have-letter.ts";

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
  /** There were more than fit on a page. */
  readonly isCut: boolean;
}

/** Words of a search, or a class: with neither nobody is found. */
export interface Sought {
  readonly words: string;
  readonly className: string;
}

/** A class, its parents and some more. */
const mostPersons = 250;
const holders = alias(persons, "holders");

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
        holder: { givenName: holders.givenName },
        hasAddress:
          sql`exists (select 1 from ${addresses} where ${addresses.personId} = ${persons.id})`.mapWith(
            Boolean,
          ),
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
      .where(and(ofSchool, whichAccounts(sought), activePerson(now), mayHaveLetter(administrator)))
      .orderBy(asc(accounts.sortKey), asc(accounts.id), asc(persons.position))
      .limit(mostPersons + 1),
  ]);
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
    isCut: rows.length > mostPersons,
  };
}

/** Every word is somewhere in what the account is found by. */
function whichAccounts({ words, className }: Sought): SQL | undefined {
  const each = foldForSearch(words).split(" ").filter(Boolean).slice(0, 8);
  if (each.length === 0 && className === "") return sql`false`;
  return and(
    className === "" ? undefined : eq(accounts.className, className),
    ...each.map((word) => sql`instr(${accounts.searchText}, ${word}) > 0`),
  );
}
