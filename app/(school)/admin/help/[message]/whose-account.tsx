import type { accounts, helpMessages } from "../../../../../db/schema.ts";
import type { Administrator } from "../../../../../lib/desk/administrator.ts";
import { findAccounts } from "../../../../../lib/desk/find-accounts.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { PressButton } from "../../_desk/press-button.tsx";

const mostGuesses = 5;

/** The account that a message is about: chosen already, or a few that bear its name. */
export async function whoseAccount(
  administrator: Administrator,
  message: typeof helpMessages.$inferSelect,
  account: typeof accounts.$inferSelect | null,
) {
  const t = words("inbox");
  const scope = currentScope();
  const { found } = account ? { found: [] } : await findAccounts(scope, administrator, message.name);
  return (
    <section aria-labelledby="account">
      <h2 id="account">{t("account")}</h2>
      {account ? (
        <a className="way" href={`/admin/people/${account.id}`}>
          {account.username}
        </a>
      ) : (
        <p>{found.length > 0 ? t("maybe") : t("no-account")}</p>
      )}
      <ul className="rows">
        {found.slice(0, mostGuesses).map(({ account: { id, username, className }, persons: [holder] }) => {
          const name = holder ? `${holder.givenName} ${holder.familyName}` : username;
          return (
            <li key={id}>
              <div>
                <strong>
                  <a href={`/admin/people/${id}`}>{name}</a>
                </strong>
                <span>{[username, className].filter(Boolean).join(", ")}</span>
              </div>
              <PressButton
                action={`/admin/help/${message.id}/account`}
                name="account"
                value={id}
                label={t("this-one-of", { name, username })}
              >
                {t("this-one")}
              </PressButton>
            </li>
          );
        })}
      </ul>
      {!account && (
        <a className="way" href={`/admin/people?${new URLSearchParams({ q: message.name })}`}>
          {t(found.length > 0 ? "find" : "find-account")}
        </a>
      )}
    </section>
  );
}
