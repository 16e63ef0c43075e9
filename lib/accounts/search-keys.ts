import { foldForSearch } from "../fold-for-search.ts";

/**
 * The forms in which the desk searches and sorts people: lower case, without
 * accents. The database puts them together in what an account is found by
 * (`accounts.searchText`), so whoever writes a name writes its key with it.
 *
 * The family name comes first, and keeps its particle: in Belgium "Van den
 * Broeck" stands under V.
 */
export function nameKey(name: { readonly givenName: string; readonly familyName: string }): string {
  return foldForSearch(`${name.familyName} ${name.givenName}`);
}

/** Of what an account has by itself. */
export function ownKey(account: { readonly username: string; readonly className?: string | null }): string {
  return foldForSearch(`${account.username} ${account.className ?? ""}`);
}
