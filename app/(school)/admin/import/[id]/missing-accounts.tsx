import type { Import } from "../../../../../lib/import/find-import.ts";
import { words } from "../../../../../lib/live/words.ts";

/**
 * What becomes of whoever is not in the file, to be chosen before anything is
 * carried out. The other choice shows what it would do; it does nothing yet.
 */
export function MissingAccounts({ found }: { found: Import }) {
  const t = words("import");
  const { missing = 0, rowsOfNobody = 0 } = found.summary ?? {};
  const isChosen = found.reading.choice.deactivatesMissing;
  if (found.state !== "read" || (missing === 0 && !isChosen)) return null;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{t("missing-title")}</h2>
      {rowsOfNobody > 0 && <p>{t("rows-of-nobody", { count: rowsOfNobody })}</p>}
      {rowsOfNobody === 0 && <p>{t(isChosen ? "missing-end" : "missing-stay", { count: missing })}</p>}
      {(rowsOfNobody === 0 || isChosen) && (
        <form method="post" action={`/admin/import/${found.id}`}>
          <input type="hidden" name="missing" value={isChosen ? "" : "yes"} />
          <p className="hint" id="missing-hint">
            {t("deactivate-hint")}
          </p>
          <button
            type="submit"
            className="secondary"
            name="do"
            value="missing"
            aria-describedby="missing-hint"
          >
            {t(isChosen ? "leave-missing" : "deactivate-missing")}
          </button>
        </form>
      )}
    </section>
  );
}
