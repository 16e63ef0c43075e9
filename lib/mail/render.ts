import { momentIn } from "../i18n/moment.ts";
import { wordsIn } from "../i18n/words.ts";
import type { School, Tools } from "../scope.ts";
import { addressLetter } from "./address-letter.ts";
import { answerLetter } from "./answer-letter.ts";
import { helpLetter } from "./help-letter.ts";
import { htmlOfPage } from "./html-of-page.ts";
import type { Desk, Letter } from "./letter.ts";
import { linkLetter } from "./link-letter.ts";
import type { MailToRender } from "./mail-to-render.ts";
import type { Mailbox, OutgoingMail } from "./mailer.ts";
import { newDeviceLetter } from "./new-device-letter.ts";
import { oneLine } from "./one-line.ts";
import { passwordChangedLetter } from "./password-changed-letter.ts";
import { usernameLetter } from "./username-letter.ts";
import { fullName } from "./whom.ts";

/**
 * Writes a mail in its reader's language, in the school's name.
 *
 * @throws when a word is missing in that language, or the school's time zone is none.
 */
export async function renderMail(
  tools: Pick<Tools, "senderEmail" | "urlAt">,
  school: School,
  mail: MailToRender,
): Promise<OutgoingMail> {
  const { subject, page, text } = letterOf(deskAt(tools, school, mail), mail);
  const schoolName = oneLine(school.name);
  return {
    id: mail.id,
    schoolSlug: school.slug,
    kind: mail.kind,
    locale: mail.locale,
    from: { name: schoolName, email: tools.senderEmail },
    to: recipientOf(mail, schoolName),
    replyTo: { name: schoolName, email: school.helpdeskEmail },
    subject,
    html: await htmlOfPage(page),
    text,
    createdAt: mail.createdAt,
  };
}

function letterOf(desk: Desk, mail: MailToRender): Letter {
  switch (mail.kind) {
    case "recovery":
    case "activation":
      return linkLetter(desk, mail);
    case "password-changed":
      return passwordChangedLetter(desk, mail);
    case "address-added":
    case "address-removed":
      return addressLetter(desk, mail);
    case "new-device":
      return newDeviceLetter(desk, mail);
    case "username-changed":
      return usernameLetter(desk, mail);
    case "help":
      return helpLetter(desk, mail);
    case "help-answer":
      return answerLetter(desk, mail);
  }
}

function deskAt(
  tools: Pick<Tools, "senderEmail" | "urlAt">,
  school: School,
  { locale }: Pick<MailToRender, "locale">,
): Desk {
  return {
    t: wordsIn(locale),
    locale,
    school,
    senderEmail: tools.senderEmail,
    site: new URL(tools.urlAt(school.slug, "/")).host,
    moment: (at) => momentIn(locale, school.timeZone, at),
  };
}

function recipientOf(mail: MailToRender, schoolName: string): Mailbox {
  if (mail.kind === "help-answer") return { name: oneLine(mail.help.name), email: mail.toEmail };
  const person = mail.kind === "help" ? mail.recipient : mail;
  return { name: person ? fullName(person) : schoolName, email: mail.toEmail };
}
