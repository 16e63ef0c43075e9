import { getTranslations } from "next-intl/server";
import { currentSchool } from "../../../../lib/live/current-scope.ts";
import { Screen } from "../../../_ui/screen.tsx";
import NotFound from "../../../not-found.tsx";

/** A link that is not genuine here: forged, cut off, or another school's. It says no more than that. */
export default async function NotGenuine() {
  if (!(await currentSchool())) return <NotFound />;
  const t = await getTranslations("link");
  return (
    <Screen title={t("not-genuine-title")}>
      <p className="lead">{t("not-genuine")}</p>
      <a className="primary" href="/forgot">
        {t("ask-new")}
      </a>
    </Screen>
  );
}
