import { words } from "../../../../lib/live/words.ts";
import { Screen } from "../../../_ui/screen.tsx";

/** A link that is not genuine here: forged, cut off, or another school's. It says no more than that. */
export function NotGenuine() {
  const t = words("link");
  return (
    <Screen title={t("not-genuine-title")}>
      <p className="lead">{t("not-genuine")}</p>
      <a className="primary" href="/forgot">
        {t("ask-new")}
      </a>
    </Screen>
  );
}
