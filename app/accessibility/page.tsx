import { momentIn } from "../../lib/i18n/moment.ts";
import { currentLocale } from "../../lib/live/current-locale.ts";
import { currentSchool } from "../../lib/live/current-school.ts";
import { words } from "../../lib/live/words.ts";
import { Screen } from "../_ui/screen.tsx";

/** When the screens were last held against WCAG by hand. */
const lookedAt = new Date("2026-11-22T12:00:00Z");

/** Where a complaint goes that a school did not answer, by who governs the school. */
const ombudsServices = [
  { region: "flanders", name: "Vlaamse Ombudsdienst", url: "https://www.vlaamseombudsdienst.be", lang: "nl" },
  {
    region: "french-community",
    name: "Le Médiateur de la Wallonie et de la Fédération Wallonie-Bruxelles",
    url: "https://www.le-mediateur.be",
    lang: "fr",
  },
  {
    region: "german-community",
    name: "Ombudsperson der Deutschsprachigen Gemeinschaft",
    url: "https://www.dg-ombudsdienst.be",
    lang: "de",
  },
] as const;

/**
 * The accessibility statement, with the parts that the European model asks for
 * (Commission Implementing Decision (EU) 2018/1523).
 */
export default function Accessibility() {
  const [t, locale, school] = [words("accessibility"), currentLocale(), currentSchool()];
  const day = momentIn(locale, school?.timeZone ?? "Europe/Brussels", lookedAt, "day");
  return (
    <Screen title={t("title")} size="wide">
      <p className="lead">{school ? t("promise", { school: school.name }) : t("promise-product")}</p>
      <p>{t("scope")}</p>

      <h2>{t("status-title")}</h2>
      <p>{t("status")}</p>
      <ul className="points">
        <li>{t("gap-language")}</li>
        <li>{t("gap-chart")}</li>
        <li>{t("gap-school")}</li>
      </ul>

      <h2>{t("what-helps-title")}</h2>
      <ul className="points">
        <li>{t("helps-script")}</li>
        <li>{t("helps-keyboard")}</li>
        <li>{t("helps-zoom")}</li>
        <li>{t("helps-password")}</li>
        <li>{t("helps-time")}</li>
      </ul>

      <h2>{t("prepared-title")}</h2>
      <p>{t("prepared", { day })}</p>

      <h2>{t("contact-title")}</h2>
      <p>{t("contact")}</p>
      {school && (
        <p>
          <a href="/help">{t("contact-form")}</a>
          {" · "}
          <a href={`mailto:${school.helpdeskEmail}`}>{school.helpdeskEmail}</a>
        </p>
      )}

      <h2>{t("complaint-title")}</h2>
      <p>{t("complaint")}</p>
      <ul className="points">
        {ombudsServices.map(({ region, name, url, lang }) => (
          <li key={region}>
            {t(`region.${region}`)}:{" "}
            <a href={url} rel="noreferrer" lang={lang}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
