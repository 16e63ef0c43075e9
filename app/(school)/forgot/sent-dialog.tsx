import { words } from "../../../lib/live/words.ts";
import { Notice } from "../../_ui/notice.tsx";

/** "If we know this address, a mail is on its way": the same for everybody. Its twin is /forgot/sent. */
export function SentDialog() {
  const t = words();
  return (
    <>
      <dialog aria-labelledby="sent-title" aria-describedby="sent-text">
        <h2 id="sent-title">{t("sent.title")}</h2>
        <div id="sent-text">
          <p>{t("sent.text")}</p>
          <p className="lead">{t("sent.hint")}</p>
        </div>
        <form method="dialog">
          <button type="submit" className="primary">
            {t("common.ok")}
          </button>
        </form>
      </dialog>
      <template data-when-closed="">
        <Notice tone="success">{t("sent.text")}</Notice>
      </template>
    </>
  );
}
