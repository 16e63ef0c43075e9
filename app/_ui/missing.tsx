import { answerWith } from "../../lib/door/visit.ts";
import { currentSchool } from "../../lib/live/current-school.ts";
import { finderUrl } from "../../lib/live/finder-url.ts";
import { words } from "../../lib/live/words.ts";
import { Screen } from "./screen.tsx";

/** What a page returns where there is nothing. */
export function Missing() {
  answerWith(404);
  const t = words("not-found");
  return (
    <Screen title={t("title")}>
      <p className="lead">{t("text")}</p>
      <a className="primary" href="/">
        {currentSchool() ? t("to-sign-in") : t("to-finder")}
      </a>
    </Screen>
  );
}

/** A subdomain that is no school's leads to the finder. */
export function UnknownSchool() {
  answerWith(404);
  const t = words("not-found");
  return (
    <Screen title={t("unknown-school")}>
      <p className="lead">{t("unknown-school-text")}</p>
      <a className="primary" href={finderUrl()}>
        {t("to-finder")}
      </a>
    </Screen>
  );
}
