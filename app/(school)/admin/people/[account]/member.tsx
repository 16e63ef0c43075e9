import { isActive } from "../../../../../lib/accounts/is-active.ts";
import type { DeskAccount } from "../../../../../lib/desk/desk-account.ts";
import { languageName } from "../../../../../lib/i18n/language-name.ts";
import { momentIn } from "../../../../../lib/i18n/moment.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { PressButton } from "../../_desk/press-button.tsx";

/** One person of the account: who they are, where their mail goes, and what can be done for them. */
export function Member({ person, opened }: { person: DeskAccount["people"][number]; opened: DeskAccount }) {
  const t = words();
  const { school, locale, clock } = currentScope();
  const at = `/admin/people/${person.accountId}`;
  const name = `${person.givenName} ${person.familyName}`;
  const role = person.relation ? t(`relation.${person.relation}`) : t("people.holder");
  const theirs = opened.reached.filter(({ address }) => address.personId === person.id);
  const isSignedIn = opened.devices.some(({ personId }) => personId === person.id);
  const isThere = isActive(person, clock.now());
  return (
    <section aria-labelledby={person.id}>
      <h2 id={person.id}>
        {name} <span className="lead">({role})</span>
      </h2>
      <dl>
        <dt>{t("people.status")}</dt>
        <dd>
          <Access person={person} />
          {person.isAdministrator && person.position === 0 && `, ${t("people.administrator")}`}
        </dd>
        <dt>{t("people.password")}</dt>
        <dd>
          {person.passwordChangedAt
            ? t("people.password-since", {
                date: momentIn(locale, school.timeZone, person.passwordChangedAt, "day"),
              })
            : t("people.no-password")}
        </dd>
        <dt>{t("people.language")}</dt>
        <dd>{languageName(person.locale)}</dd>
        <dt>{t("people.addresses")}</dt>
        <dd>
          {theirs.length === 0 && t("people.no-addresses")}
          <ul className="plain">
            {theirs.map(({ address, undeliverable }) => (
              <li key={address.id}>
                {address.email}{" "}
                {undeliverable && (
                  <span className="state bad">{t(`people.undeliverable.${undeliverable.reason}`)}</span>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <div className="buttons">
        {isThere && theirs.some(({ undeliverable }) => !undeliverable) && (
          <PressButton action={`${at}/send-link`} name="person" value={person.id}>
            {t("people.send-link", { name: person.givenName })}
          </PressButton>
        )}
        {isSignedIn && (
          <PressButton action={`${at}/end-sessions`} name="person" value={person.id}>
            {t("people.end-sessions", { name: person.givenName })}
          </PressButton>
        )}
        {isThere && theirs.every(({ undeliverable }) => undeliverable) && (
          <a
            className="secondary"
            href={`/admin/letters?${new URLSearchParams({ q: opened.account.username })}`}
          >
            {t("people.letter", { name: person.givenName })}
          </a>
        )}
        <a className="secondary" href={`${at}/persons/${person.id}`}>
          {t("people.edit-person", { name: person.givenName })}
        </a>
      </div>
    </section>
  );
}

/** Whether they may sign in, and up to which day; a last day that is over is named too. */
function Access({ person }: { person: DeskAccount["people"][number] }) {
  const t = words("people");
  const { school, locale, clock } = currentScope();
  const { activeUntil } = person;
  const date = activeUntil && momentIn(locale, school.timeZone, new Date(activeUntil.getTime() - 1), "day");
  if (isActive(person, clock.now())) return <>{date ? t("until", { date }) : t("active")}</>;
  return <span className="state bad">{person.isActive && date ? t("ended", { date }) : t("inactive")}</span>;
}
