import { words } from "../../../../lib/live/words.ts";
import { Screen } from "../../../_ui/screen.tsx";

/** A genuine link that opens nothing any more says why, and how to go on. */
export function EndedLink({ status }: { status: "expired" | "used" | "withdrawn" }) {
  const t = words("link");
  return (
    <Screen title={t(`${status}-title`)}>
      <p className="lead">{t(status)}</p>
      <p>{t("letter")}</p>
      <div className="choice">
        <a className="primary" href="/forgot">
          {t("ask-new")}
        </a>
        <a className="secondary" href="/login">
          {t("sign-in")}
        </a>
      </div>
    </Screen>
  );
}
