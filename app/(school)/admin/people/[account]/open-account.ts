import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type DeskAccount, deskAccount } from "../../../../../lib/desk/desk-account.ts";
import { currentAdministrator, freshAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import type { Scope } from "../../../../../lib/scope.ts";

/**
 * The account that the path names; a page that this school has no account for
 * is not there. Its title asks for it too: once a request.
 */
export const openAccount = cache(
  async (accountId: string): Promise<{ scope: Scope; opened: DeskAccount }> => {
    const scope = currentScope();
    const opened = await deskAccount(scope, await currentAdministrator(scope), accountId);
    return opened ? { scope, opened } : notFound();
  },
);

/** The same, for a page whose form changes it. */
export async function openAccountToChange(
  accountId: string,
  path: string,
): Promise<{ scope: Scope; opened: DeskAccount }> {
  const scope = currentScope();
  const opened = await deskAccount(scope, await freshAdministrator(scope, path), accountId);
  return opened ? { scope, opened } : notFound();
}

/** One person of it. */
export function personOf(opened: DeskAccount, personId: string): DeskAccount["people"][number] {
  return opened.people.find(({ id }) => id === personId) ?? notFound();
}
