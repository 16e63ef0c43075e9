import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { currentOutbox } from "../../lib/live/current-outbox.ts";
import { Screen } from "../_ui/screen.tsx";

const mostShown = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title") };
}

/** Every mail of the demo, newest first: at a school its own, on the bare domain all. */
export default async function Outbox() {
  const outbox = await currentOutbox();
  const mails = await outbox.list(mostShown);
  const t = await getTranslations("outbox");
  const format = await getFormatter();
  return (
    <Screen title={t("title")} isWide>
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
              <span>{format.dateTime(mail.date, { dateStyle: "medium", timeStyle: "medium" })}</span>
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
