import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "../../../_ui/button.tsx";

/** The end of a form of the desk. */
export async function SaveOrCancel({ cancel, children }: { cancel: string; children?: ReactNode }) {
  const t = await getTranslations();
  return (
    <div className="choice">
      <SubmitButton>{children ?? t("people.save")}</SubmitButton>
      <a className="secondary" href={cancel}>
        {t("common.cancel")}
      </a>
    </div>
  );
}
