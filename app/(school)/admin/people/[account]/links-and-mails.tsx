import type { DeskAccount } from "../../../../../lib/desk/desk-account.ts";
import { momentIn } from "../../../../../lib/i18n/moment.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { PressButton } from "../../_desk/press-button.tsx";
import { WideTable } from "../../_desk/wide-table.tsx";

type Link = DeskAccount["links"][number];

const minuteMs = 60_000;
const badStates = ["bounced", "complained", "failed", "given-up"];

/** What was sent to the people of the account, and what became of each; an open link can be revoked. */
export function LinksAndMails({ opened }: { opened: DeskAccount }) {
  const t = words("people");
  const { school, locale, clock } = currentScope();
  const nameOf = (id: string | null) => opened.people.find((person) => person.id === id)?.givenName ?? "";
  const when = (at: Date) => momentIn(locale, school.timeZone, at, "short");
  const open = opened.links.filter(({ endedAt, expiresAt }) => !endedAt && expiresAt > clock.now());
  const linkState = ({ endedBecause, expiresAt }: Link) =>
    t(`link.${endedBecause ?? (expiresAt > clock.now() ? "open" : "expired")}`);
  return (
    <>
      <section aria-labelledby="links">
        <h2 id="links">{t("links")}</h2>
        {open.length === 0 && <p>{t("no-links")}</p>}
        <ul className="rows">
          {open.map((link, i) => (
            <OpenLink
              key={link.id}
              link={link}
              opened={opened}
              name={nameOf(link.personId)}
              alike={open.slice(0, i).filter(isLike(link)).length}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="mails">
        <h2 id="mails">{t("mails")}</h2>
        {opened.mails.length === 0 && <p>{t("no-mails")}</p>}
        {opened.mails.length > 0 && (
          <WideTable labelledBy="mails">
            <thead>
              <tr>
                <th scope="col">{t("when")}</th>
                <th scope="col">{t("mail")}</th>
                <th scope="col">{t("to")}</th>
                <th scope="col">{t("became")}</th>
              </tr>
            </thead>
            <tbody>
              {opened.mails.map((mail) => {
                const link = opened.links.find(({ id }) => id === mail.linkId);
                return (
                  <tr key={mail.id}>
                    <td data-label={t("when")}>{when(mail.createdAt)}</td>
                    <td data-label={t("mail")}>{t(`mail-kind.${mail.kind}`)}</td>
                    <td data-label={t("to")}>
                      {mail.toEmail} ({nameOf(mail.personId)})
                    </td>
                    <td data-label={t("became")}>
                      <span className={badStates.includes(mail.state) ? "state bad" : "state"}>
                        {t(`mail-state.${mail.state}`)}
                      </span>
                      {link && ` ${linkState(link)}`}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </WideTable>
        )}
      </section>
    </>
  );
}

/** A link, or the code of a letter, that still works: with a button to end it, which names it. */
function OpenLink(props: {
  link: Link;
  opened: DeskAccount;
  name: string;
  /** How many above it would have the same name: who presses twice gets two within a minute. */
  alike: number;
}) {
  const { link, opened, name, alike } = props;
  const t = words("people");
  const { school, locale } = currentScope();
  const when = (at: Date) => momentIn(locale, school.timeZone, at, "short");
  const facts = {
    name,
    created: when(link.createdAt),
    until: when(link.expiresAt),
    email: opened.reached.find(({ address }) => address.id === link.addressId)?.address.email ?? "",
  };
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <span>{t(link.codeHash ? "letter-until" : "link-until", facts)}</span>
      </div>
      <PressButton
        action={`/admin/people/${opened.account.id}/revoke-link`}
        name="link"
        value={link.id}
        label={`${t(link.codeHash ? "revoke-letter-of" : "revoke-of", facts)}${alike > 0 ? ` (${alike + 1})` : ""}`}
      >
        {t("revoke")}
      </PressButton>
    </li>
  );
}

const isLike = (link: Link) => (other: Link) =>
  other.personId === link.personId &&
  other.addressId === link.addressId &&
  Math.floor(other.createdAt.getTime() / minuteMs) === Math.floor(link.createdAt.getTime() / minuteMs);
