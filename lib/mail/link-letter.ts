import { createElement } from "react";
import { LinkMail, type LinkMailProps } from "../../emails/link-mail.tsx";
import { type Desk, type Letter, plainFacts, plainText, sheetOf } from "./letter.ts";
import type { LinkMail as LinkMailToRender } from "./mail-to-render.ts";
import { oneLine } from "./one-line.ts";
import { whom, whomInFull } from "./whom.ts";

/** `recovery` and `activation`. */
export function linkLetter(desk: Desk, mail: LinkMailToRender): Letter {
  const { t, school } = desk;
  const until = desk.moment(mail.expiresAt);
  const username = oneLine(mail.username);
  const props: LinkMailProps = {
    ...sheetOf(desk),
    preview: t(`mail.${mail.kind}.preview`, { username, until }),
    heading: t(`mail.${mail.kind}.heading`),
    greeting: t("mail.greeting", { givenName: oneLine(mail.givenName) }),
    intro: t(`mail.${mail.kind}.intro`, { school: oneLine(school.name) }),
    facts: [
      { label: t("mail.for"), value: whomInFull(t, mail) },
      { label: t("mail.username"), value: username },
    ],
    button: t(`mail.${mail.kind}.button`),
    link: mail.link,
    conditions: [t("mail.link.until", { until }), t("mail.link.private", { whom: whom(t, mail) })],
    copy: t("mail.link.copy"),
    notAsked: { heading: t(`mail.${mail.kind}.not-asked`), paragraphs: [t(`mail.${mail.kind}.ignore`)] },
  };
  return {
    subject: t(`mail.${mail.kind}.subject`, { whom: whom(t, mail) }),
    page: createElement(LinkMail, props),
    text: plainText(
      props,
      props.intro,
      plainFacts(t, props.facts),
      `${t("mail.link.open")}\n${props.link}`,
      ...props.conditions,
      [props.notAsked.heading, ...props.notAsked.paragraphs].join("\n"),
    ),
  };
}
