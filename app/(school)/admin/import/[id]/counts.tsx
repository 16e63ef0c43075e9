import type { Summary } from "../../../../../lib/import/change.ts";
import type { Import } from "../../../../../lib/import/find-import.ts";
import { words } from "../../../../../lib/live/words.ts";

const counted = ["added", "changed", "deactivated", "wrong", "unchanged"] as const;

/** How much of each, before any name; in words that fit what became of it. */
export function Counts({ summary, state }: { summary: Summary; state: Import["state"] }) {
  const t = words("import");
  const title = state === "applied" || state === "undone" ? (`counts-${state}` as const) : "counts";
  const { accounts, persons, addressesAdded } = summary;
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t(title)}</h2>
      <ul className="figures">
        {counted.map((kind) => (
          <li key={kind}>
            <strong>{accounts[kind]}</strong> {t(`count.${kind}`, { count: accounts[kind] })}
          </li>
        ))}
      </ul>
      <p>{t("persons", { ...persons, addresses: addressesAdded })}</p>
    </section>
  );
}
