import type { Sought } from "../../../../lib/letters/find-persons.ts";
import { words } from "../../../../lib/live/words.ts";

/** By a name, a whole class, or whoever no mail reaches. */
export function FindPersons({ sought, classes }: { sought: Sought; classes: readonly string[] }) {
  const t = words("letters");
  return (
    <form className="find" method="get" action="/admin/letters">
      <div className="field">
        <label htmlFor="class">{t("class")}</label>
        <select id="class" name="class" defaultValue={sought.className}>
          <option value="">{t("any-class")}</option>
          {classes.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="q">{t("search")}</label>
        <input id="q" name="q" type="search" defaultValue={sought.words} maxLength={100} autoComplete="off" />
      </div>
      <div className="tick">
        <input
          type="checkbox"
          id="without"
          name="without"
          value="address"
          defaultChecked={sought.withoutAddress}
        />
        <label htmlFor="without">{t("without-address")}</label>
      </div>
      <button type="submit" className="secondary">
        {t("find")}
      </button>
    </form>
  );
}
