import { sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { accounts, persons } from "../../db/schema.ts";
import type { Locale } from "../../messages/catalogues.ts";
import { nameKey, ownKey } from "../accounts/search-keys.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { audited } from "../audit.ts";
import { randomBytes, toBase64Url } from "../base64url.ts";
import { targetParameters } from "../password/slow-hash.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";

export type AddedAccount =
  | { readonly status: "added"; readonly accountId: string }
  | { readonly status: "taken" };

/** A new account with its holder, who has no password yet and chooses one by a link or a letter. */
export async function addAccount(
  scope: Scope,
  by: FreshAdministrator,
  typed: { username: string; className: string; givenName: string; familyName: string; locale: Locale },
  visitor: Visitor,
): Promise<AddedAccount> {
  const [accountId, username] = [newId(), typed.username.trim()];
  const className = typed.className.trim() || null;
  const key = usernameKey(username);
  const name = { givenName: typed.givenName.trim(), familyName: typed.familyName.trim() };
  const common = { schoolId: scope.school.id, createdAt: scope.clock.now() };
  const isFree = sql`not exists (select 1 from ${accounts}
    where ${accounts.schoolId} = ${scope.school.id} and ${accounts.usernameKey} = ${key})`;
  const isAdded = sql`exists (select 1 from ${accounts} where ${accounts.id} = ${accountId})`;
  const [added] = await scope.db.write((q) => [
    insertWhere(
      q,
      accounts,
      {
        ...common,
        id: accountId,
        username,
        usernameKey: key,
        className,
        ownKey: ownKey({ username, className }),
        passwordSalt: toBase64Url(randomBytes(16)),
        passwordParameters: targetParameters(scope),
      },
      isFree,
    ).returning({ id: accounts.id }),
    insertWhere(
      q,
      persons,
      {
        ...common,
        ...name,
        id: newId(),
        accountId,
        position: 0,
        nameKey: nameKey(name),
        locale: typed.locale,
      },
      isAdded,
    ),
    audited(q, scope, { ...byDesk(scope, by, visitor), kind: "account-added", accountId }, isAdded),
  ]);
  return added.length > 0 ? { status: "added", accountId } : { status: "taken" };
}
