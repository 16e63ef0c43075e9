import { emailKey } from "../accounts/email-key.ts";
import type { Desk, Letter } from "./letter.ts";
import type { AddressMail } from "./mail-to-render.ts";
import { maskedEmail } from "./masked-email.ts";
import { noticeLetter } from "./notice-letter.ts";
import { oneLine } from "./one-line.ts";
import { whom } from "./whom.ts";

/**
 * `address-added` and `address-removed`, to every address that the person had
 * or has. Only the address itself sees itself in full: another mailbox may be
 * shared within the family, or no longer be the person's at all, and who knows
 * their own address knows it by a part of it.
 */
export function addressLetter(desk: Desk, mail: AddressMail): Letter {
  const { t, school } = desk;
  const isOwn = emailKey(mail.toEmail) === emailKey(mail.address);
  return noticeLetter(desk, mail, {
    subject: t(`mail.${mail.kind}.subject`, { whom: whom(t, mail) }),
    heading: t(`mail.${mail.kind}.heading`),
    intro: t(`mail.${mail.kind}.intro`, {
      school: oneLine(school.name),
      changedAt: desk.moment(mail.changedAt),
    }),
    facts: [
      {
        label: t(`mail.${mail.kind}.address`),
        value: oneLine(isOwn ? mail.address : maskedEmail(mail.address)),
      },
    ],
    remarks: isOwn ? [] : [t("mail.notice.hidden")],
    itWasYou: t(`mail.${mail.kind}.it-was-you`),
    notYou: t(`mail.${mail.kind}.not-you`),
    act: t(`mail.${mail.kind}.act`, { helpdesk: school.helpdeskEmail }),
  });
}
