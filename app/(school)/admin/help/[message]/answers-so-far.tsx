import type { helpMessage } from "../../../../../lib/desk/help-inbox.ts";
import { momentIn } from "../../../../../lib/i18n/moment.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";

type Answers = NonNullable<Awaited<ReturnType<typeof helpMessage>>>["answers"];

/** What was written back so far, and what became of each mail. */
export function Answers({ answers }: { answers: Answers }) {
  const t = words();
  const { school, locale } = currentScope();
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t("inbox.answers")}</h2>
      {answers.map(({ answer, author, mail }) => (
        <div key={answer.id}>
          <p className="hint">
            {t("inbox.by", {
              name: author?.givenName ?? "?",
              date: momentIn(locale, school.timeZone, answer.writtenAt, "short"),
              email: answer.toEmail,
            })}{" "}
            {mail && <span className="state">{t(`people.mail-state.${mail.state}`)}</span>}
          </p>
          <pre>{answer.text}</pre>
        </div>
      ))}
    </section>
  );
}
