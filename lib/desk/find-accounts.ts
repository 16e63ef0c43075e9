import { and, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import { accounts, persons } from "../../db/schema.ts";
import { foldForSearch } from "../fold-for-search.ts";
import type { Scope } from "../scope.ts";
import type { Administrator } from "./administrator.ts";

export const accountsPerPage = 50;
const mostWords = 8;

type Account = typeof accounts.$inferSelect;
type Person = typeof persons.$inferSelect;

export interface FoundAccount {
  readonly account: Account;
  /** The holder first. */
  readonly persons: readonly Person[];
}

export interface FoundAccounts {
  readonly found: readonly FoundAccount[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/**
 * Accounts in which every typed word begins a name, the username, the class or
 * a part of an address, in whatever order and without regard to accents; by
 * family name. Everybody, where nothing is typed. One round trip.
 *
 * @param from `next` of the page before.
 */
export async function findAccounts(
  scope: Scope,
  _: Administrator,
  typed: string,
  from: string | null = null,
): Promise<FoundAccounts> {
  const which = and(
    eq(accounts.schoolId, scope.school.id),
    ...foldForSearch(typed).split(" ").filter(Boolean).slice(0, mostWords).map(beginsAWord),
    after(from),
  );
  const [page, members] = await scope.db.readAll((q) => {
    const some = () =>
      q
        .select({ id: accounts.id })
        .from(accounts)
        .where(which)
        .orderBy(accounts.sortKey, accounts.id)
        .limit(accountsPerPage);
    return [
      q
        .select()
        .from(accounts)
        .where(which)
        .orderBy(accounts.sortKey, accounts.id)
        .limit(accountsPerPage + 1),
      q.select().from(persons).where(inArray(persons.accountId, some())).orderBy(persons.position),
    ];
  });
  const shown = page.slice(0, accountsPerPage);
  const last = shown.at(-1);
  return {
    found: shown.map((account) => ({
      account,
      persons: members.filter(({ accountId }) => accountId === account.id),
    })),
    next: last && page.length > accountsPerPage ? placeOf(last) : null,
  };
}

/** Folded words hold letters and digits alone. Of an address, each part counts as a word. */
function beginsAWord(word: string): SQL {
  const parts = ["@", "-", "_"].reduce(
    (text, separator) => sql`replace(${text}, ${separator}, ' ')`,
    sql`replace(${accounts.searchText}, '.', ' ')`,
  );
  return sql`instr(' ' || ${parts}, ${` ${word}`}) > 0`;
}

/** A page begins after a name rather than after a count, so that it costs the same however far on it is. */
function placeOf({ sortKey, id }: Account): string {
  return `${id}.${sortKey}`;
}

function after(place: string | null): SQL | undefined {
  if (!place) return undefined;
  const dot = place.indexOf(".");
  const [id, sortKey] = [place.slice(0, dot), place.slice(dot + 1)];
  return or(gt(accounts.sortKey, sortKey), and(eq(accounts.sortKey, sortKey), gt(accounts.id, id)));
}
