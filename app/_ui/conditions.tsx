import { getTranslations } from "next-intl/server";

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

async function Items({ items }: { items: ConditionItem[] }) {
  const t = await getTranslations("new-password");
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
