import type { Desk, Letter } from "./letter.ts";
import type { PasswordChangedMail } from "./mail-to-render.ts";
import { noticeLetter } from "./notice-letter.ts";
import { oneLine } from "./one-line.ts";
import { whom } from "./whom.ts";

export function passwordChangedLetter(desk: Desk, mail: PasswordChangedMail): Letter {
  const { t, school } = desk;
  return noticeLetter(desk, mail, {
    subject: t("mail.password-changed.subject", { whom: whom(t, mail) }),
    heading: t("mail.password-changed.heading"),
    intro: t("mail.password-changed.intro", {
      school: oneLine(school.name),
      changedAt: desk.moment(mail.changedAt),
    }),
    itWasYou: t("mail.password-changed.it-was-you"),
    notYou: t("mail.password-changed.not-you"),
    act: t("mail.password-changed.act", { site: desk.site, helpdesk: school.helpdeskEmail }),
  });
}
