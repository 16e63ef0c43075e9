import { words } from "../../lib/live/words.ts";

export interface ConditionItem {
  name: string;
  text: string;
  parts?: ConditionItem[] | undefined;
}

/** A list that ticks. Without script it is just the list, which is why nothing says "not done" in it then. */
export function Conditions({ label, items }: { label: string; items: ConditionItem[] }) {
  return (
    <div className="conditions">
      <p>{label}</p>
      <Items items={items} />
    </div>
  );
}

function Items({ items }: { items: ConditionItem[] }) {
  const t = words("new-password");
  return (
    <ul>
      {items.map(({ name, text, parts }) => (
        <li key={name} data-condition={name} data-met={false}>
          <span className="unseen needs-script">{t("unmet")} </span>
          {text}
          {parts && <Items items={parts} />}
        </li>
      ))}
    </ul>
  );
}
