import type { Catalogue } from "../../messages/texts.ts";

/** The file of a language that begins: every name, in the order of the original, and nothing said yet. */
export function emptyCatalogue(original: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(original).map(([name, text]) => [
      name,
      typeof text === "string" ? "" : emptyCatalogue(text),
    ]),
  );
}

/**
 * The source of `messages/catalogues.ts` with one language more.
 *
 * @throws {Error} when the file no longer looks as this expects.
 */
export function withLanguage(source: string, locale: string): string {
  const line = (name: string) => `import ${name} from "./${name}.json" with { type: "json" };`;
  const names = Array.from(source.matchAll(/^import (\w+) from "\.\/\1\.json"/gm), ([, name = ""]) => name);
  const list = /export const written = \{ ([\w, ]+) \};/.exec(source);
  if (!list || names.length === 0) throw new Error("messages/catalogues.ts does not list its languages.");
  const withoutImports = names.reduce((text, name) => text.replace(`${line(name)}\n`, ""), source);
  const imports = [...names, locale].sort().map((name) => `${line(name)}\n`);
  return withoutImports
    .replace(/^(import \{[^\n]+"\.\/completed\.ts";\n)/m, `$1${imports.join("")}`)
    .replace(list[0], `export const written = { ${list[1]}, ${locale} };`);
}

/** A language as a browser asks for it, without a region (BCP 47): "fr". CLDR has to know it: its plurals are checked. */
export function isLanguage(locale: string): boolean {
  return /^[a-z]{2,3}$/.test(locale) && Intl.PluralRules.supportedLocalesOf(locale)[0] === locale;
}

/** What a translator has to know of the language, besides its words. */
export function pluralsOf(locale: string): readonly Intl.LDMLPluralRule[] {
  return new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
}
