import { getFormatter, getTranslations } from "next-intl/server";
import type { AccountOverview } from "../../../lib/account/signed-in-person.ts";

/** What happened to this account lately, newest first. */
export async function Events({ events }: { events: AccountOverview["events"] }) {
  const t = await getTranslations();
  const format = await getFormatter();
  return (
    <section aria-labelledby="events">
      <h2 id="events">{t("account.events")}</h2>
      {events.length === 0 && <p>{t("account.no-events")}</p>}
      <ul className="rows">
        {events.map(({ id, kind, device, happenedAt }) => (
          <li key={id}>
            <div>
              <strong>{t(`event.${kind}`)}</strong>
              <span>
                <time dateTime={happenedAt.toISOString()}>
                  {format.dateTime(happenedAt, { dateStyle: "medium", timeStyle: "short" })}
                </time>
                {device && ` ${t("account.on-device", { device })}`}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
