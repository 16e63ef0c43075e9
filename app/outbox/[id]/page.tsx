import { momentIn } from "../../../lib/i18n/moment.ts";
import { currentLocale } from "../../../lib/live/current-locale.ts";
import { currentOutbox } from "../../../lib/live/current-outbox.ts";
import { currentSchool } from "../../../lib/live/current-school.ts";
import { words } from "../../../lib/live/words.ts";
import { Missing } from "../../_ui/missing.tsx";
import { Screen } from "../../_ui/screen.tsx";

type Props = { params: Promise<{ id: string }> };

export default async function OutboxMail({ params }: Props) {
  const { id } = await params;
  const mail = await currentOutbox()?.read(id);
  if (!mail) return <Missing />;
  const t = words("outbox");
  const locale = currentLocale();
  const timeZone = currentSchool()?.timeZone ?? "Europe/Brussels";
  return (
    <Screen tab={t("title")} title={mail.subject} size="wide">
      <dl>
        <dt>{t("from")}</dt>
        <dd>{mail.from}</dd>
        <dt>{t("to")}</dt>
        <dd>{mail.to}</dd>
        <dt>{t("date")}</dt>
        <dd>{momentIn(locale, timeZone, mail.date, "short")}</dd>
      </dl>
      <section aria-labelledby="shown">
        <h2 id="shown">{t("as-shown")}</h2>
        <iframe src={`/outbox/${id}/html`} title={t("as-shown")} />
      </section>
      <section aria-labelledby="text">
        <h2 id="text">{t("as-text")}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{withLinks(mail.text)}</pre>
      </section>
      <details>
        <summary>{t("as-source")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
        <pre tabIndex={0}>{mail.source}</pre>
      </details>
      <p className="aside">
        <a href="/outbox">{t("back")}</a>
      </p>
    </Screen>
  );
}

function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, i) =>
    i % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
