import { createElement } from "react";
import { HelpMail, type HelpMailProps } from "../../emails/help-mail.tsx";
import { type Desk, type Letter, plainFacts, plainText, sheetOf } from "./letter.ts";
import type { HelpMail as HelpMailToRender } from "./mail-to-render.ts";
import { oneLine } from "./one-line.ts";
import { quotedLines } from "./quoted-lines.ts";

/** Quotes what somebody unknown typed in such a way that it cannot pass for words of ours. */
export function helpLetter(desk: Desk, { help, recipient }: HelpMailToRender): Letter {
  const { t } = desk;
  const school = oneLine(desk.school.name);
  const name = oneLine(help.name);
  const role = oneLine(help.role);
  const problem = quotedLines(help.problem);
  const contact = { label: t("mail.help.contact"), value: oneLine(help.contact) };
  const who = [
    { label: t("mail.help.name"), value: name },
    { label: t("mail.help.role"), value: role },
  ];
  const props: HelpMailProps = {
    ...sheetOf(desk),
    preview: t("mail.help.preview", { contact: contact.value }),
    heading: t("mail.help.heading"),
    greeting: recipient
      ? t("mail.greeting", { givenName: oneLine(recipient.givenName) })
      : t("mail.greeting-unnamed"),
    closing: [t("mail.help.passed-on", { school })],
    footer: [t("mail.address-book", { sender: desk.senderEmail })],
    intro: t("mail.help.intro", { school, sentAt: desk.moment(help.sentAt) }),
    facts: [...who, { label: t("mail.help.problem"), value: problem.join("\n"), isQuoted: true }, contact],
    caution: { heading: t("mail.help.unverified"), paragraphs: [t("mail.help.caution")] },
  };
  return {
    subject: t("mail.help.subject", { name: oneLine(name, 60), role: oneLine(role, 40) }),
    page: createElement(HelpMail, props),
    text: plainText(
      props,
      props.intro,
      plainFacts(t, [...who, contact]),
      [t("mail.help.problem"), ...problem.map((line) => `> ${line}`)].join("\n"),
      [props.caution.heading, ...props.caution.paragraphs].join("\n"),
    ),
  };
}
