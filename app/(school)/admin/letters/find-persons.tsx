import { words } from "../../../../lib/live/words.ts";

/** By a name, or a whole class. */
export function FindPersons(props: { words: string; className: string; classes: readonly string[] }) {
  const t = words("letters");
  return (
    <form className="find" method="get" action="/admin/letters">
      <div className="field">
        <label htmlFor="class">{t("class")}</label>
        <select id="class" name="class" defaultValue={props.className}>
          <option value="">{t("any-class")}</option>
          {props.classes.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="q">{t("search")}</label>
        <input id="q" name="q" type="search" defaultValue={props.words} maxLength={100} autoComplete="off" />
      </div>
      <button type="submit" className="secondary">
        {t("find")}
      </button>
    </form>
  );
}
