import type { Desk, Letter } from "./letter.ts";
import type { NewDeviceMail } from "./mail-to-render.ts";
import { noticeLetter } from "./notice-letter.ts";
import { oneLine } from "./one-line.ts";
import { whom } from "./whom.ts";

/** Names no place: a network is kept as a keyed hash alone, and a guessed town would frighten. */
export function newDeviceLetter(desk: Desk, mail: NewDeviceMail): Letter {
  const { t, school } = desk;
  return noticeLetter(desk, mail, {
    subject: t("mail.new-device.subject", { whom: whom(t, mail) }),
    heading: t("mail.new-device.heading"),
    intro: t("mail.new-device.intro", { school: oneLine(school.name) }),
    facts: [
      { label: t("mail.new-device.when"), value: desk.moment(mail.signedInAt) },
      {
        label: t("mail.new-device.device"),
        value: oneLine(mail.device) || t("mail.new-device.unknown-device"),
      },
    ],
    itWasYou: t("mail.new-device.it-was-you"),
    notYou: t("mail.new-device.not-you"),
    act: t("mail.new-device.act", { site: desk.site, helpdesk: school.helpdeskEmail }),
  });
}
