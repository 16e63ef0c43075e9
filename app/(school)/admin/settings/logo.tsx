import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";

/** The logo that stands, another one, or none. */
export function Logo() {
  const t = words("settings");
  const { school } = currentScope();
  return (
    <section aria-labelledby="logo-title">
      <h2 id="logo-title">{t("logo")}</h2>
      {school.logoVersion && (
        <img src={`/logo/${school.logoVersion}`} alt={t("logo-now")} width={96} height={96} />
      )}
      <form method="post" action="/admin/settings/logo" encType="multipart/form-data">
        <div className="field">
          <label htmlFor="logo">{t("logo-new")}</label>
          <p className="hint" id="logo-hint">
            {t("logo-hint")}
          </p>
          <input
            id="logo"
            name="logo"
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-describedby="logo-hint"
          />
        </div>
        <button type="submit" className="secondary">
          {t("logo-save")}
        </button>
      </form>
      {school.logoVersion && (
        <form method="post" action="/admin/settings/logo/remove">
          <button type="submit" className="secondary">
            {t("logo-remove")}
          </button>
        </form>
      )}
    </section>
  );
}
