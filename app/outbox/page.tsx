import { momentIn } from "../../lib/i18n/moment.ts";
import { currentLocale } from "../../lib/live/current-locale.ts";
import { currentOutbox } from "../../lib/live/current-outbox.ts";
import { currentSchool } from "../../lib/live/current-school.ts";
import { words } from "../../lib/live/words.ts";
import { Missing } from "../_ui/missing.tsx";
import { Screen } from "../_ui/screen.tsx";

const mostShown = 100;

/** Every mail of the demo, newest first: at a school its own, on the bare domain all. */
export default async function Outbox() {
  const outbox = currentOutbox();
  if (!outbox) return <Missing />;
  const mails = await outbox.list(mostShown);
  const t = words("outbox");
  const locale = currentLocale();
  const timeZone = currentSchool()?.timeZone ?? "Europe/Brussels";
  return (
    <Screen title={t("title")} size="wide">
      <p className="lead">{t("intro")}</p>
      <p>
        <a className="secondary" href="/outbox">
          {t("refresh")}
        </a>
      </p>
      {mails.length === 0 && <p>{t("empty")}</p>}
      <ul className="choices">
        {mails.map((mail) => (
          <li key={mail.mailId}>
            <a href={`/outbox/${mail.mailId}`}>
              <strong>{mail.subject}</strong>
              <span>
                {t("to")} {mail.to}
              </span>
              <span>{momentIn(locale, timeZone, mail.date, "short")}</span>
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
