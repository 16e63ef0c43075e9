import type { AccountOverview } from "../../../lib/account/signed-in-person.ts";
import { momentIn } from "../../../lib/i18n/moment.ts";
import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";

/** Where this person is signed in, and a way to end each and all. */
export function Devices({ devices, present }: { devices: AccountOverview["devices"]; present: string }) {
  const t = words("account");
  const { school, locale } = currentScope();
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t("devices")}</h2>
      <ul className="rows">
        {devices.map(({ id, device, lastSeenAt }) => (
          <li key={id}>
            <div>
              <strong>{device || t("unknown-device")}</strong>
              <span>
                {id === present
                  ? t("this-device")
                  : t("last-seen", {
                      date: momentIn(locale, school.timeZone, lastSeenAt, "short"),
                    })}
              </span>
            </div>
            {id !== present && (
              <form method="post" action="/account/devices/end">
                <input type="hidden" name="id" value={id} />
                <button
                  type="submit"
                  className="quiet"
                  aria-label={t("end-device", { device: device || t("unknown-device") })}
                >
                  {t("sign-out")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <form method="post" action="/account/devices/end-others">
          <button type="submit" className="secondary">
            {t("end-others")}
          </button>
        </form>
      )}
    </section>
  );
}
