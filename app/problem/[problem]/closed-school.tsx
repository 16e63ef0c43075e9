import { words } from "../../../lib/live/words.ts";
import type { School } from "../../../lib/scope.ts";
import { Screen } from "../../_ui/screen.tsx";

/** An operator closed this school's door for a while: that it is so, and whom to ask. */
export function ClosedSchool({ school }: { school: School }) {
  const t = words("problem");
  return (
    <Screen title={t("school-closed-title")}>
      <p className="lead">{t("school-closed", { school: school.name })}</p>
      <p>
        {t("school-closed-contact")} <a href={`mailto:${school.helpdeskEmail}`}>{school.helpdeskEmail}</a>
      </p>
    </Screen>
  );
}
