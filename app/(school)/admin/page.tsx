import { today } from "../../../lib/desk/today.ts";
import { currentAdministrator } from "../../../lib/live/administrator.ts";
import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";
import { DeskScreen } from "./_desk/desk-screen.tsx";
import { Attention } from "./_today/attention.tsx";
import { DayChart } from "./_today/day-chart.tsx";
import { MailStates } from "./_today/mail-states.tsx";

/** What needs attention at this school first, and then what happened. */
export default async function Today() {
  const scope = currentScope();
  const administrator = await currentAdministrator(scope);
  const { days, lastDay, lastMonth, mails, attention } = await today(scope, administrator);
  const t = words("today");
  const kinds = ["requests", "recoveries", "people"] as const;
  return (
    <DeskScreen
      room="today"
      tab={words("desk")("today")}
      title={t("hello", { name: administrator.person.givenName })}
    >
      <Attention attention={attention} />
      <section aria-labelledby="happened">
        <h2 id="happened">{t("happened")}</h2>
        <ul className="figures">
          {kinds.map((kind) => (
            <li key={kind}>
              <strong>{lastDay[kind]}</strong> {t(`figure.${kind}`, { count: lastDay[kind] })}
              <span className="hint">{t("in-month", { count: lastMonth[kind] })}</span>
            </li>
          ))}
        </ul>
        <DayChart days={days} locale={scope.locale} />
      </section>
      <MailStates mails={mails} />
    </DeskScreen>
  );
}
