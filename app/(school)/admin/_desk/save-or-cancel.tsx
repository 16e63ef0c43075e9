import type { ReactNode } from "react";
import { words } from "../../../../lib/live/words.ts";
import { SubmitButton } from "../../../_ui/button.tsx";

/** The end of a form of the desk. */
export function SaveOrCancel({ cancel, children }: { cancel: string; children?: ReactNode }) {
  const t = words();
  return (
    <div className="choice">
      <SubmitButton>{children ?? t("people.save")}</SubmitButton>
      <a className="secondary" href={cancel}>
        {t("common.cancel")}
      </a>
    </div>
  );
}
