import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { Screen } from "../../../_ui/screen.tsx";

export default function Sent() {
  currentScope();
  const t = words();
  return (
    <Screen title={t("sent.title")}>
      <p>{t("sent.text")}</p>
      <p className="lead">{t("sent.hint")}</p>
      <a className="primary" href="/login">
        {t("common.ok")}
      </a>
      <p className="aside">
        <a href="/help">{t("forgot.ask-help")}</a>
      </p>
    </Screen>
  );
}
