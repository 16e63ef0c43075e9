import { helpStates } from "../../../../db/schema.ts";
import { asHelpState, helpInbox } from "../../../../lib/desk/help-inbox.ts";
import { momentIn } from "../../../../lib/i18n/moment.ts";
import { currentAdministrator } from "../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { DeskScreen } from "../_desk/desk-screen.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What people asked the school, by how far it is. */
export default async function HelpInbox({ searchParams }: Props) {
  const scope = currentScope();
  const administrator = await currentAdministrator(scope);
  const sent = await searchParams;
  const state = asHelpState(sent.state) ?? "new";
  const before = new Date(Number(sent.before) || Number.NaN);
  const { messages, next, counts } = await helpInbox(
    scope,
    administrator,
    state,
    Number.isNaN(before.getTime()) ? null : before,
  );
  const t = words("inbox");
  return (
    <DeskScreen room="messages" title={t("title")}>
      <nav aria-label={t("states")} className="tabs">
        {helpStates.map((each) => (
          <a
            key={each}
            className="room"
            href={`/admin/help?state=${each}`}
            aria-current={each === state ? "page" : undefined}
          >
            {t(`state.${each}`)} ({counts.get(each) ?? 0})
          </a>
        ))}
      </nav>
      {messages.length === 0 && <p>{t("none")}</p>}
      <ul className="choices">
        {messages.map(({ id, name, role, problem, sentAt }) => (
          <li key={id}>
            <a href={`/admin/help/${id}`}>
              <strong>
                {name} ({role})
              </strong>
              <span>
                {momentIn(scope.locale, scope.school.timeZone, sentAt, "short")}: {problem.slice(0, 140)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {next && (
        <p className="aside">
          <a href={`/admin/help?state=${state}&before=${next.getTime()}`}>{t("older")}</a>
        </p>
      )}
    </DeskScreen>
  );
}
