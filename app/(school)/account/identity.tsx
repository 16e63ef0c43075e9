import type { SignedInPerson } from "../../../lib/account/signed-in-person.ts";
import { momentIn } from "../../../lib/i18n/moment.ts";
import { relationOf } from "../../../lib/i18n/relation-of.ts";
import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";

/** Who you are here, and your password. */
export function Identity({ who: { person, account, whose } }: { who: SignedInPerson }) {
  const t = words();
  const { school, locale } = currentScope();
  return (
    <>
      <section aria-labelledby="who">
        <h2 id="who">{t("account.who")}</h2>
        <dl>
          <dt>{t("account.name")}</dt>
          <dd>
            {person.givenName} {person.familyName}
          </dd>
          {whose && (
            <>
              <dt>{t("account.relation")}</dt>
              <dd>{relationOf(t, whose)}</dd>
            </>
          )}
          <dt>{t("account.username")}</dt>
          <dd>{account.username}</dd>
          <dt>{t("account.school")}</dt>
          <dd>
            {school.name}, {school.town}
          </dd>
        </dl>
      </section>
      <section aria-labelledby="password">
        <h2 id="password">{t("account.password")}</h2>
        {person.passwordChangedAt && (
          <p>
            {t("account.password-changed-at", {
              date: momentIn(locale, school.timeZone, person.passwordChangedAt, "day"),
            })}
          </p>
        )}
        <a className="secondary" href="/account/password">
          {t("account.change-password")}
        </a>
      </section>
    </>
  );
}
