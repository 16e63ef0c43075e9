import type { LogLine, Named } from "../../../../lib/desk/read-log.ts";
import { momentIn } from "../../../../lib/i18n/moment.ts";
import { words } from "../../../../lib/live/words.ts";
import type { Scope } from "../../../../lib/scope.ts";

/** What happened, a sentence a line, newest first. */
export function LogLines({ scope, lines }: { scope: Scope; lines: readonly LogLine[] }) {
  const t = words("log");
  const nameOf = (who: Named, username: string | null) => {
    if (who === "gone") return t("gone");
    return who?.name ?? username ?? t("somebody");
  };
  const sentence = ({ kind, outcome, actor, person, username }: LogLine) =>
    capital(
      t(`kind.${kind}`, {
        who: nameOf(actor, null),
        whom: nameOf(person, username),
        outcome: selectorOf(outcome),
      }),
      scope.locale,
    );
  return (
    <ul className="rows" aria-label={t("lines")}>
      {lines.map((line) => (
        <li key={line.id}>
          <div>
            <strong>{sentence(line)}</strong>
            <span>
              <time dateTime={line.happenedAt.toISOString()}>
                {momentIn(scope.locale, scope.school.timeZone, line.happenedAt, "short")}
              </time>
              {line.username !== null && (
                <>
                  {" · "}
                  <a href={`/admin/log?${new URLSearchParams({ account: line.username })}`}>
                    {line.username}
                  </a>
                </>
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** ICU's selectors are letters without a hyphen. */
function selectorOf(outcome: LogLine["outcome"]): string {
  return outcome.replace("-down", "");
}

/** A sentence may begin with "somebody who is no longer here". */
function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
