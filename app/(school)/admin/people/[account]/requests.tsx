import { getTranslations } from "next-intl/server";
import type { DeskAccount } from "../../../../../lib/desk/desk-account.ts";
import { momentIn } from "../../../../../lib/i18n/moment.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";

/** What was asked under this username, with the address as it was typed: often that is the whole answer. */
export async function Requests({ requests }: { requests: DeskAccount["requests"] }) {
  const t = await getTranslations("people");
  const { school, locale } = await currentScope();
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
