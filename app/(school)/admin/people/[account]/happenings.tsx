import type { DeskAccount } from "../../../../../lib/desk/desk-account.ts";
import { momentIn } from "../../../../../lib/i18n/moment.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";

/** Where these people are signed in, and what happened to their access lately. */
export function Happenings({ opened }: { opened: DeskAccount }) {
  const t = words();
  const { school, locale } = currentScope();
  const when = (at: Date) => momentIn(locale, school.timeZone, at, "short");
  const nameOf = (id: string) => opened.people.find((person) => person.id === id)?.givenName ?? "";
  return (
    <>
      <section aria-labelledby="devices">
        <h2 id="devices">{t("people.devices")}</h2>
        {opened.devices.length === 0 && <p>{t("people.no-devices")}</p>}
        <ul className="rows">
          {opened.devices.map(({ id, personId, device, lastSeenAt }) => (
            <li key={id}>
              <div>
                <strong>{nameOf(personId)}</strong>
                <span>
                  {device || t("account.unknown-device")},{" "}
                  {t("account.last-seen", { date: when(lastSeenAt) })}
                </span>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="events">
        <h2 id="events">{t("people.events")}</h2>
        {opened.events.length === 0 && <p>{t("account.no-events")}</p>}
        <ul className="rows">
          {opened.events.map(({ id, personId, kind, device, happenedAt }) => (
            <li key={id}>
              <div>
                <strong>
                  {nameOf(personId)}: {t(`event.${kind}`)}
                </strong>
                <span>
                  {when(happenedAt)}
                  {device && ` ${t("account.on-device", { device })}`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
