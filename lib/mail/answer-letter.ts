import { createElement } from "react";
import { AnswerMail, type AnswerMailProps } from "../../emails/answer-mail.tsx";
import { type Desk, type Letter, plainText, sheetOf } from "./letter.ts";
import type { HelpAnswerMail } from "./mail-to-render.ts";
import { oneLine } from "./one-line.ts";
import { quotedLines } from "./quoted-lines.ts";

/** What the school answered, in its own words, and below it what was asked. */
export function answerLetter(desk: Desk, { help, answer }: HelpAnswerMail): Letter {
  const { t } = desk;
  const school = oneLine(desk.school.name);
  const paragraphs = quotedLines(answer).filter(Boolean);
  const problem = quotedLines(help.problem);
  const asked = t("mail.help-answer.asked", { sentAt: desk.moment(help.sentAt) });
  const props: AnswerMailProps = {
    ...sheetOf(desk),
    preview: oneLine(paragraphs[0] ?? ""),
    heading: t("mail.help-answer.heading"),
    greeting: t("mail.greeting", { givenName: oneLine(help.name) }),
    paragraphs,
    facts: [{ label: asked, value: problem.join("\n"), isQuoted: true }],
    caution: { heading: t("mail.help-answer.good-to-know"), paragraphs: [t("mail.help-answer.never")] },
  };
  return {
    subject: t("mail.help-answer.subject", { school }),
    page: createElement(AnswerMail, props),
    text: plainText(
      props,
      ...paragraphs,
      [asked, ...problem.map((line) => `> ${line}`)].join("\n"),
      [props.caution.heading, ...props.caution.paragraphs].join("\n"),
    ),
  };
}
