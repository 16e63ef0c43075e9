import type { DeskAccount } from "../../../../../lib/desk/desk-account.ts";
import { momentIn } from "../../../../../lib/i18n/moment.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";

/** What was asked under this username, with the address as it was typed: often that is the whole answer. */
export function Requests({ requests }: { requests: DeskAccount["requests"] }) {
  const t = words("people");
  const { school, locale } = currentScope();
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{t("requests")}</h2>
      {requests.length === 0 && <p>{t("no-requests")}</p>}
      <ul className="rows">
        {requests.map(({ id, email, requestedAt, outcome }) => (
          <li key={id}>
            <div>
              <strong>{email}</strong>
              <span>{momentIn(locale, school.timeZone, requestedAt, "short")}</span>
            </div>
            <span className={outcome === "mailed" ? "state" : "state bad"}>{t(`outcome.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
