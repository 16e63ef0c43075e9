import { asLogGroup, logGroups } from "../../../../lib/desk/log-groups.ts";
import { asLogPlace, placeText } from "../../../../lib/desk/log-place.ts";
import { readLog } from "../../../../lib/desk/read-log.ts";
import { currentAdministrator } from "../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { DeskScreen } from "../_desk/desk-screen.tsx";
import { LogLines } from "./log-lines.tsx";

type Props = { searchParams: Promise<Record<"group" | "account" | "before", string | string[] | undefined>> };

/** The school's log, for whoever has to answer what happened. Nothing here changes anything. */
export default async function Log({ searchParams }: Props) {
  const scope = currentScope();
  const administrator = await currentAdministrator(scope);
  const t = words("log");
  const sent = await searchParams;
  const group = asLogGroup(sent.group);
  const username = typeof sent.account === "string" ? sent.account.slice(0, 100) : "";
  const before = asLogPlace(sent.before);
  const { lines, older } = await readLog(scope, administrator, { group, username, before });
  const chosen = { ...(group && { group }), ...(username && { account: username }) };
  const at = (more: Record<string, string>) => `/admin/log?${new URLSearchParams({ ...chosen, ...more })}`;
  return (
    <DeskScreen room="log" title={t("title")}>
      <p className="lead">{t("intro", { days: scope.school.retentionDays })}</p>
      <search>
        <form action="/admin/log">
          <div className="field">
            <label htmlFor="group">{t("about")}</label>
            <select id="group" name="group" defaultValue={group ?? ""}>
              <option value="">{t("all")}</option>
              {logGroups.map((each) => (
                <option key={each} value={each}>
                  {t(`group.${each}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="account">{t("of-account")}</label>
            <input
              id="account"
              name="account"
              type="text"
              defaultValue={username}
              maxLength={100}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </div>
          <button type="submit" className="primary">
            {t("show")}
          </button>
        </form>
      </search>
      {lines.length > 0 ? <LogLines scope={scope} lines={lines} /> : <p role="status">{t("nothing")}</p>}
      <p className="aside">
        {before && <a href={at({})}>{t("newest")}</a>}
        {older && <a href={at({ before: placeText(older) })}>{t("older")}</a>}
      </p>
    </DeskScreen>
  );
}
