import { getTranslations } from "next-intl/server";
import { currentVisit } from "../lib/door/visit.ts";
import { currentSchool } from "../lib/live/current-scope.ts";
import { finderUrl } from "../lib/live/finder-url.ts";
import { Screen } from "./_ui/screen.tsx";

/** Nothing here: an unknown school leads to the finder, an unknown page of a school to its sign-in. */
export default async function NotFound() {
  const t = await getTranslations("not-found");
  const isUnknownSchool = currentVisit().host.kind !== "finder" && !(await currentSchool());
  if (isUnknownSchool) {
    return (
      <Screen title={t("unknown-school")}>
        <p className="lead">{t("unknown-school-text")}</p>
        <a className="primary" href={finderUrl()}>
          {t("to-finder")}
        </a>
      </Screen>
    );
  }
  return (
    <Screen title={t("title")}>
      <p className="lead">{t("text")}</p>
      <a className="primary" href="/">
        {(await currentSchool()) ? t("to-sign-in") : t("to-finder")}
      </a>
    </Screen>
  );
}
