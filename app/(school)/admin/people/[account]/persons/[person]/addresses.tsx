import type { DeskAccount } from "../../../../../../../lib/desk/desk-account.ts";
import { words } from "../../../../../../../lib/live/words.ts";
import { PressButton } from "../../../../_desk/press-button.tsx";

/** Where a person's mail goes: take one away, try one again, or add one. */
export function Addresses({ path, theirs }: { path: string; theirs: DeskAccount["reached"] }) {
  const t = words("people");
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">{t("addresses")}</h2>
      {theirs.length === 0 && <p>{t("no-addresses")}</p>}
      <ul className="rows">
        {theirs.map(({ address: { id, email }, undeliverable }) => (
          <li key={id}>
            <div>
              <strong>{email}</strong>
              {undeliverable && <span>{t(`undeliverable.${undeliverable.reason}`)}</span>}
            </div>
            <div className="buttons">
              {undeliverable && (
                <PressButton
                  action={`${path}/retry-address`}
                  name="email"
                  value={email}
                  label={t("retry-of", { email })}
                >
                  {t("retry")}
                </PressButton>
              )}
              <PressButton
                action={`${path}/remove-address`}
                name="email"
                value={email}
                label={t("remove-of", { email })}
              >
                {t("remove-address")}
              </PressButton>
            </div>
          </li>
        ))}
      </ul>
      <a className="secondary" href={`${path}/address`}>
        {t("add-address")}
      </a>
    </section>
  );
}
