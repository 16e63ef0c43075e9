import { and, eq, ne, sql } from "drizzle-orm";
import { accounts } from "../../db/schema.ts";
import { ownKey } from "../accounts/search-keys.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { audited, hasJustChanged } from "../audit.ts";
import { queueUsernameNotices } from "../mail/queue-notices.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";

/** `taken`: another account of this school has that username. */
export type AccountChange = { readonly status: "saved" | "taken" | "unknown" };

/** Changes the username under which the whole account signs in, which all of them are told by mail, and its class. */
export async function changeAccount(
  scope: Scope,
  by: FreshAdministrator,
  accountId: string,
  typed: { username: string; className: string },
  visitor: Visitor,
): Promise<AccountChange> {
  const username = typed.username.trim();
  const className = typed.className.trim() || null;
  const key = usernameKey(username);
  const isTaken = sql`exists (select 1 from ${accounts} as other where other.school_id = ${scope.school.id}
    and other.username_key = ${key} and other.id <> ${accountId})`;
  const [, changed, , [kept]] = await scope.db.write((q) => [
    queueUsernameNotices(
      q,
      scope,
      sql`${accounts.id} = ${accountId} and ${accounts.usernameKey} <> ${key} and not ${isTaken}`,
    ),
    q
      .update(accounts)
      .set({ username, usernameKey: key, className, ownKey: ownKey({ username, className }) })
      .where(and(eq(accounts.id, accountId), eq(accounts.schoolId, scope.school.id), sql`not ${isTaken}`))
      .returning({ id: accounts.id }),
    audited(
      q,
      scope,
      { ...byDesk(scope, by, visitor), kind: "account-changed", accountId, detail: "username, class" },
      hasJustChanged,
    ),
    q
      .select({ id: accounts.id })
      .from(accounts)
      .where(
        and(
          eq(accounts.schoolId, scope.school.id),
          eq(accounts.usernameKey, key),
          ne(accounts.id, accountId),
        ),
      ),
  ]);
  if (changed.length > 0) return { status: "saved" };
  return { status: kept ? "taken" : "unknown" };
}
