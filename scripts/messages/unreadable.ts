import { originalLocale, written } from "../../messages/catalogues.ts";
import { type Catalogue, textsOf } from "../../messages/texts.ts";
import { parseText, signatureOf } from "./arguments.ts";
import { notGiven } from "./check-language.ts";

/**
 * What a build leaves out: texts that are no ICU MessageFormat, or that ask for
 * what their place does not give. The original is shown instead: one slip takes
 * no page away.
 *
 * @returns "fr login.title", separated by commas.
 * @throws where the original itself can't be read: nothing could stand in for it.
 */
export function unreadableTexts(languages: Readonly<Record<string, Catalogue>> = written): string {
  const originals = new Map(textsOf(languages[originalLocale] ?? {}));
  const bad = Object.entries(languages).flatMap(([locale, own]) =>
    textsOf(own).flatMap(([key, text]) => {
      const read = parseText(text);
      if (read.status === "unreadable") return [{ locale, key, ...read }];
      const original = parseText(originals.get(key) ?? text);
      if (original.status === "unreadable") return [];
      const vain = notGiven(key, signatureOf(read.elements), signatureOf(original.elements));
      return vain.length > 0
        ? [{ locale, key, line: 1, column: 1, why: `nothing gives ${vain.join(" ")}` }]
        : [];
    }),
  );
  for (const { locale, key, line, column, why } of bad) {
    const says = `messages/${locale}.json, ${key}: line ${line}, column ${column}: ${why}`;
    if (locale === originalLocale) throw new Error(says);
    console.warn(`${says}. The original is shown instead.`);
  }
  return bad.map(({ locale, key }) => `${locale} ${key}`).join(",");
}
