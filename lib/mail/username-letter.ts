import type { Desk, Letter } from "./letter.ts";
import type { UsernameChangedMail } from "./mail-to-render.ts";
import { noticeLetter } from "./notice-letter.ts";
import { oneLine } from "./one-line.ts";
import { whom } from "./whom.ts";

/** To everybody of an account: without the new username none of them can sign in. */
export function usernameLetter(desk: Desk, mail: UsernameChangedMail): Letter {
  const { t, school } = desk;
  return noticeLetter(desk, mail, {
    subject: t("mail.username-changed.subject", { whom: whom(t, mail) }),
    heading: t("mail.username-changed.heading"),
    intro: t("mail.username-changed.intro", {
      school: oneLine(school.name),
      changedAt: desk.moment(mail.changedAt),
    }),
    facts: [{ label: t("mail.username-changed.before"), value: oneLine(mail.formerUsername) }],
    itWasYou: t("mail.username-changed.same-password"),
    notYou: t("mail.username-changed.not-you"),
    act: t("mail.username-changed.act", { helpdesk: school.helpdeskEmail }),
  });
}
