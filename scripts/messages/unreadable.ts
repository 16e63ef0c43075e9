import { originalLocale, written } from "../../messages/catalogues.ts";
import { type Catalogue, textsOf } from "../../messages/texts.ts";
import { parseText } from "./arguments.ts";

/**
 * What a build leaves out: texts that are no ICU MessageFormat, in which the
 * original is shown instead. One slip with a brace takes no page away.
 *
 * @returns "fr login.title", separated by commas.
 * @throws where the original itself can't be read: nothing could stand in for it.
 */
export function unreadableTexts(languages: Readonly<Record<string, Catalogue>> = written): string {
  const bad = Object.entries(languages).flatMap(([locale, own]) =>
    textsOf(own).flatMap(([key, text]) => {
      const read = parseText(text);
      return read.status === "unreadable" ? [{ locale, key, ...read }] : [];
    }),
  );
  for (const { locale, key, line, column, why } of bad) {
    const says = `messages/${locale}.json, ${key}: line ${line}, column ${column}: ${why}`;
    if (locale === originalLocale) throw new Error(says);
    console.warn(`${says}. The original is shown instead.`);
  }
  return bad.map(({ locale, key }) => `${locale} ${key}`).join(",");
}
