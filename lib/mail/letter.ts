import type { ReactElement } from "react";
import type { Fact } from "../../emails/facts.tsx";
import type { SheetProps } from "../../emails/sheet.tsx";
import type { Locale } from "../../messages/catalogues.ts";
import type { Words } from "../i18n/words.ts";
import { paletteOf } from "../schools/colours.ts";
import type { School } from "../scope.ts";
import { oneLine } from "./one-line.ts";

/** A mail before it is addressed: the same words twice, as a page and as plain text. */
export interface Letter {
  readonly subject: string;
  readonly page: ReactElement;
  readonly text: string;
}

/** Where a letter is written. */
export interface Desk {
  readonly t: Words;
  readonly locale: Locale;
  readonly school: School;
  readonly senderEmail: string;
  /** The school's own site, without a scheme, so that fewer mail programs make a link of it. */
  readonly site: string;
  /** A moment on the school's clock. */
  moment(at: Date): string;
}

/** What every letter to a person has around it. */
export function sheetOf({
  t,
  locale,
  school,
  senderEmail,
}: Desk): Omit<SheetProps, "preview" | "heading" | "greeting"> {
  const schoolName = oneLine(school.name);
  return {
    lang: locale,
    branding: { schoolName, postalAddress: oneLine(school.postalAddress), ...paletteOf(school.colour) },
    closing: [t("mail.regards"), t("mail.team", { school: schoolName })],
    footer: [
      t("mail.questions", { helpdesk: school.helpdeskEmail }),
      t("mail.address-book", { sender: senderEmail }),
    ],
  };
}

/** Written by us, not derived from the page: that costs more than the page itself, and folds long links. */
export function plainText(sheet: SheetProps, ...paragraphs: readonly string[]): string {
  const { branding } = sheet;
  const end = [...sheet.footer, `${branding.schoolName}\n${branding.postalAddress}`];
  return `${[sheet.greeting, ...paragraphs, sheet.closing.join("\n"), ...end].join("\n\n")}\n`;
}

export function plainFacts(t: Words, facts: readonly Fact[]): string {
  return facts.map(({ label, value }) => t("mail.fact", { label, value })).join("\n");
}
