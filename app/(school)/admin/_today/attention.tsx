import type { Today } from "../../../../lib/desk/today.ts";
import { momentIn } from "../../../../lib/i18n/moment.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";

/** What waits for somebody, most pressing first; nothing at all where nothing does. */
export function Attention({ attention }: { attention: Today["attention"] }) {
  const t = words();
  const { school, locale } = currentScope();
  const { bounced, strangers, withoutAddress, helpMessages, stuckMails } = attention;
  const isQuiet = bounced.first.length + strangers.first.length + helpMessages + stuckMails === 0;
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">{t("today.attention")}</h2>
      {isQuiet && withoutAddress === 0 && <p>{t("today.quiet")}</p>}
      <ul className="rows">
        {stuckMails > 0 && (
          <li>
            <div>
              <strong>{t("today.stuck", { count: stuckMails })}</strong>
              <span>{t("today.stuck-hint")}</span>
            </div>
          </li>
        )}
        {helpMessages > 0 && (
          <li>
            <div>
              <strong>
                <a href="/admin/help">{t("today.help", { count: helpMessages })}</a>
              </strong>
              <span>{t("today.help-hint")}</span>
            </div>
          </li>
        )}
        {strangers.first.map(({ email, at, account }) => (
          <li key={`${account.id} ${email}`}>
            <div>
              <strong>
                <a href={`/admin/people/${account.id}`}>{account.username}</a>
              </strong>
              <span>
                {at && t("today.stranger", { email, at: momentIn(locale, school.timeZone, at, "short") })}
              </span>
            </div>
          </li>
        ))}
        {bounced.first.map(({ email, reason, account, person }) => (
          <li key={`${person.id} ${email}`}>
            <div>
              <strong>
                <a href={`/admin/people/${account.id}`}>
                  {person.givenName} {person.familyName}
                </a>
              </strong>
              <span>
                {email}: {t(`people.undeliverable.${reason}`)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {(strangers.hasMore || bounced.hasMore) && <p>{t("today.more")}</p>}
      {withoutAddress > 0 && (
        <p>
          {t("today.without-address", { count: withoutAddress })}{" "}
          <a href="/admin/letters?without=address">{t("today.to-letters")}</a>
        </p>
      )}
    </section>
  );
}
