import type { AccountOverview } from "../../../lib/account/signed-in-person.ts";
import { momentIn } from "../../../lib/i18n/moment.ts";
import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";

/** What happened to this account lately, newest first. */
export function Events({ events }: { events: AccountOverview["events"] }) {
  const t = words();
  const { school, locale } = currentScope();
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
                  {momentIn(locale, school.timeZone, happenedAt, "short")}
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
