import { languageName } from "../../../lib/i18n/language-name.ts";
import { words } from "../../../lib/live/words.ts";
import { locales } from "../../../messages/catalogues.ts";

export function MailLanguage({ current }: { current: string }) {
  const t = words();
  return (
    <section aria-labelledby="mail-language">
      <h2 id="mail-language">{t("account.language")}</h2>
      <form method="post" action="/account/language">
        <fieldset aria-labelledby="mail-language" aria-describedby="mail-language-hint">
          <p className="hint" id="mail-language-hint">
            {t("account.language-hint")}
          </p>
          {locales.map((locale) => (
            <div className="tick" key={locale}>
              <input
                type="radio"
                id={`mail-${locale}`}
                name="locale"
                value={locale}
                defaultChecked={locale === current}
              />
              <label htmlFor={`mail-${locale}`} lang={locale}>
                {languageName(locale)}
              </label>
            </div>
          ))}
        </fieldset>
        <button type="submit" className="secondary">
          {t("account.save-language")}
        </button>
      </form>
    </section>
  );
}
