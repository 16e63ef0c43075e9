import "server-only";
import { type DeskAccount, deskAccount } from "../../../../../lib/desk/desk-account.ts";
import { currentAdministrator, freshAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { turnAway } from "../../../../../lib/live/turn.ts";
import type { Scope } from "../../../../../lib/scope.ts";

/** The account that the path names; a page that this school has no account for is not there. */
export async function openAccount(accountId: string): Promise<DeskAccount> {
  const scope = currentScope();
  return (await deskAccount(scope, await currentAdministrator(scope), accountId)) ?? turnAway();
}

/** The same, for a page whose form changes it. */
export async function openAccountToChange(
  accountId: string,
  path: string,
): Promise<{ scope: Scope; opened: DeskAccount }> {
  const scope = currentScope();
  const opened = await deskAccount(scope, await freshAdministrator(scope, path), accountId);
  return opened ? { scope, opened } : turnAway();
}

/** One person of it. */
export function personOf(opened: DeskAccount, personId: string): DeskAccount["people"][number] {
  return opened.people.find(({ id }) => id === personId) ?? turnAway();
}
