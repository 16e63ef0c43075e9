import type { Summary } from "../../../../../lib/import/change.ts";
import { words } from "../../../../../lib/live/words.ts";

const counted = ["added", "changed", "deactivated", "wrong", "unchanged"] as const;

/** How much of each, before any name. */
export function Counts({ summary }: { summary: Summary }) {
  const t = words("import");
  const { accounts, persons, addressesAdded } = summary;
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
    </section>
  );
}
