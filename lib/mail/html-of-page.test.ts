import fc from "fast-check";
import { createElement } from "react";
import { render } from "react-email";
import { expect, test } from "vitest";
import { AnswerMail } from "../../emails/answer-mail.tsx";
import { HelpMail } from "../../emails/help-mail.tsx";
import { LinkMail } from "../../emails/link-mail.tsx";
import { NoticeMail } from "../../emails/notice-mail.tsx";
import { htmlOfPage } from "./html-of-page.ts";

/** The line for lists of mails is padded to a length, which hangs on the text; nobody sees by how much. */
const padded = /(?:\u00a0|\u200c|\u200b|\u200d|\u200e|\u200f|\ufeff)+/g;
const unpadded = (html: string) => html.replace(padded, "");

const pages = [
  createElement(LinkMail, LinkMail.PreviewProps),
  createElement(NoticeMail, NoticeMail.PreviewProps),
  createElement(HelpMail, HelpMail.PreviewProps),
  createElement(AnswerMail, AnswerMail.PreviewProps),
];

test.each(pages)("a mail is what React would have rendered, the first time and after", async (page) => {
  const rendered = unpadded(await render(page));
  expect(unpadded(await htmlOfPage(page))).toBe(rendered);
  expect(unpadded(await htmlOfPage(page))).toBe(rendered);
});

/** Also what could pass for a mark, or for markup. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "",
    "\ue0000\ue001",
    "\ue0001\ue001\n\ue0000\ue001",
    "<b>&amp;</b>",
    "\"'><script>",
    "a\nb\n\nc",
  ),
);

test("whatever the texts are, and in however many lines", async () => {
  const { PreviewProps } = HelpMail;
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(text, { maxLength: 3 }), async (intro, value, paragraphs) => {
      const page = createElement(HelpMail, {
        ...PreviewProps,
        intro,
        facts: [{ label: "Naam", value, isQuoted: true }],
        caution: { heading: "Let op", paragraphs: paragraphs.map((each, i) => `${i} ${each}`) },
      });
      expect(unpadded(await htmlOfPage(page))).toBe(unpadded(await render(page)));
    }),
    { numRuns: 200 },
  );
});

test("a mail is in its language, and none has the language of another", async () => {
  const inEnglish = createElement(LinkMail, { ...LinkMail.PreviewProps, lang: "en" });
  await htmlOfPage(createElement(LinkMail, LinkMail.PreviewProps));
  expect(await htmlOfPage(inEnglish)).toContain('lang="en"');
  expect(await htmlOfPage(inEnglish)).not.toContain('lang="nl"');
});
