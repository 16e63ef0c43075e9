import { momentIn } from "../../../../../lib/i18n/moment.ts";
import type { Import } from "../../../../../lib/import/find-import.ts";
import { canBeUndone } from "../../../../../lib/import/undo.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { SlowButton } from "./slow-button.tsx";

/** The one button: to do it, or to take it back. */
export function WhatToDo({ found }: { found: Import }) {
  const t = words("import");
  const scope = currentScope();
  const { id, state, summary, claim, appliedAt, undoneAt } = found;
  const when = (at: Date) => momentIn(scope.locale, scope.school.timeZone, at);
  const { added = 0, changed = 0, deactivated = 0 } = summary?.accounts ?? {};
  if (state === "read" && added + changed + deactivated === 0) return <p>{t("nothing")}</p>;
  return (
    <>
      {appliedAt && <p>{t("applied-at", { time: when(appliedAt) })}</p>}
      {undoneAt && <p>{t("undone-at", { time: when(undoneAt) })}</p>}
      {state === "read" && (
        <form method="post" action={`/admin/import/${id}`}>
          <p>{t("apply-hint")}</p>
          <input type="hidden" name="shown" value={claim ?? ""} />
          <SlowButton className="primary" value="apply" label={t("apply")} waiting={t("applying")} />
        </form>
      )}
      {canBeUndone(scope, found) && (
        <form method="post" action={`/admin/import/${id}`}>
          <SlowButton className="secondary" value="undo" label={t("undo")} waiting={t("undoing")} />
          <p className="hint">{t("undo-hint")}</p>
        </form>
      )}
    </>
  );
}
