import type { Whose } from "../../lib/accounts/whose.ts";
import { relationOf } from "../../lib/i18n/relation-of.ts";
import { words } from "../../lib/live/words.ts";

/** For whom a new password is: a parent with two tabs open must see it at a glance. */
export function Whom(props: { username: string; name: string; whose: Whose | null }) {
  const t = words();
  const { username, name, whose } = props;
  const relation = whose && relationOf(t, whose);
  return (
    <div className="whom">
      <p>
        {t("new-password.for")} <strong>{name}</strong>
        {relation && <span> ({relation})</span>}
      </p>
      <div className="field">
        <label htmlFor="username">{t("new-password.username")}</label>
        <input id="username" type="text" value={username} readOnly autoComplete="username" />
      </div>
    </div>
  );
}
