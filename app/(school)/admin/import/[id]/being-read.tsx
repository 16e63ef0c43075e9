import type { Import } from "../../../../../lib/import/find-import.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { Notice } from "../../../../_ui/notice.tsx";

/** Longer than reading takes: whoever read it is gone. */
const givenUpAfterMs = 60_000;

/** How far the reading is, or why it came to nothing. */
export function BeingRead({ found }: { found: Import }) {
  const t = words("import");
  const { clock } = currentScope();
  const { reading, doneCount, totalCount, createdAt } = found;
  if (reading.found?.shape === "unreadable")
    return <Notice tone="error">{t(`unreadable.${reading.found.why}`)}</Notice>;
  if (clock.now().getTime() - createdAt.getTime() > givenUpAfterMs)
    return <Notice tone="info">{t("not-read")}</Notice>;
  return (
    <section aria-live="polite">
      <meta httpEquiv="refresh" content="1" />
      <p>{totalCount > 0 ? t("being-read", { done: doneCount, total: totalCount }) : t("reading")}</p>
      <progress aria-label={t("reading")} {...(totalCount > 0 && { value: doneCount, max: totalCount })} />
    </section>
  );
}
