import type { Summary } from "../../../../../lib/import/change.ts";
import { words } from "../../../../../lib/live/words.ts";

const counted = ["added", "changed", "deactivated", "wrong", "unchanged"] as const;

/** How much of each, before any name. */
export function Counts({ summary, isOpen }: { summary: Summary; isOpen: boolean }) {
  const t = words("import");
  const { accounts, persons, addressesAdded, missing, rowsOfNobody } = summary;
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t("counts")}</h2>
      <ul className="figures">
        {counted.map((kind) => (
          <li key={kind}>
            <strong>{accounts[kind]}</strong> {t(`count.${kind}`, { count: accounts[kind] })}
          </li>
        ))}
      </ul>
      <p>{t("persons", { ...persons, addresses: addressesAdded })}</p>
      {isOpen && rowsOfNobody > 0 && <p>{t("rows-of-nobody", { count: rowsOfNobody })}</p>}
      {isOpen && missing > 0 && accounts.deactivated === 0 && <p>{t("missing", { count: missing })}</p>}
    </section>
  );
}
