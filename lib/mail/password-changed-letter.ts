import { createElement } from "react";
import { PasswordChangedMail, type PasswordChangedMailProps } from "../../emails/password-changed-mail.tsx";
import { type Desk, type Letter, plainFacts, plainText, sheetOf } from "./letter.ts";
import type { PasswordChangedMail as PasswordChangedMailToRender } from "./mail-to-render.ts";
import { oneLine } from "./one-line.ts";
import { whom, whomInFull } from "./whom.ts";

export function passwordChangedLetter(desk: Desk, mail: PasswordChangedMailToRender): Letter {
  const { t, school } = desk;
  const act = t("mail.password-changed.act", { site: desk.site, helpdesk: school.helpdeskEmail });
  const props: PasswordChangedMailProps = {
    ...sheetOf(desk),
    preview: t("mail.password-changed.preview"),
    heading: t("mail.password-changed.heading"),
    greeting: t("mail.greeting", { givenName: oneLine(mail.givenName) }),
    intro: t("mail.password-changed.intro", {
      school: oneLine(school.name),
      changedAt: desk.moment(mail.changedAt),
    }),
    facts: [
      { label: t("mail.for"), value: whomInFull(t, mail) },
      { label: t("mail.username"), value: oneLine(mail.username) },
    ],
    itWasYou: t("mail.password-changed.it-was-you"),
    notYou: {
      heading: t("mail.password-changed.not-you"),
      paragraphs: [act, t("mail.password-changed.no-link")],
    },
  };
  return {
    subject: t("mail.password-changed.subject", { whom: whom(t, mail) }),
    page: createElement(PasswordChangedMail, props),
    text: plainText(
      props,
      props.intro,
      plainFacts(props.facts),
      props.itWasYou,
      `${props.notYou.heading}\n${act}`,
      t("mail.password-changed.no-link"),
    ),
  };
}
