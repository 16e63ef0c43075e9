import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { Screen } from "../../../_ui/screen.tsx";

export default function HelpSent() {
  currentScope();
  const t = words();
  return (
    <Screen title={t("help.sent-title")}>
      <p className="lead">{t("help.sent")}</p>
      <a className="primary" href="/login">
        {t("common.back-to-sign-in")}
      </a>
    </Screen>
  );
}
