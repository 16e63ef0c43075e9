import { createElement } from "react";
import type { Fact } from "../../emails/facts.tsx";
import { NoticeMail, type NoticeMailProps } from "../../emails/notice-mail.tsx";
import { type Desk, type Letter, plainFacts, plainText, sheetOf } from "./letter.ts";
import type { ToPerson } from "./mail-to-render.ts";
import { oneLine } from "./one-line.ts";
import { whomInFull } from "./whom.ts";

/** What one kind of notice has of its own. */
export interface Notice {
  readonly subject: string;
  readonly heading: string;
  readonly intro: string;
  /** Besides the person and the username. */
  readonly facts?: readonly Fact[];
  readonly remarks?: readonly string[];
  readonly itWasYou: string;
  readonly notYou: string;
  /** What to do then. */
  readonly act: string;
}

/** Tells a person what happened to what is theirs. Holds nothing to press, and says why. */
export function noticeLetter(desk: Desk, mail: ToPerson, notice: Notice): Letter {
  const { t } = desk;
  const { subject, heading, intro, facts = [], remarks = [], itWasYou, notYou, act } = notice;
  const noLink = t("mail.notice.no-link");
  const props: NoticeMailProps = {
    ...sheetOf(desk),
    preview: t("mail.notice.preview"),
    heading,
    greeting: t("mail.greeting", { givenName: oneLine(mail.givenName) }),
    intro,
    facts: [
      { label: t("mail.for"), value: whomInFull(t, mail) },
      { label: t("mail.username"), value: oneLine(mail.username) },
      ...facts,
    ],
    remarks,
    itWasYou,
    notYou: { heading: notYou, paragraphs: [act, noLink] },
  };
  return {
    subject,
    page: createElement(NoticeMail, props),
    text: plainText(
      props,
      intro,
      plainFacts(t, props.facts),
      ...remarks,
      itWasYou,
      `${notYou}\n${act}`,
      noLink,
    ),
  };
}
