/** What a language calls itself, as it stands alone: "Nederlands", "Français" (CLDR). */
export function languageName(locale: string): string {
  const name = nameOf(locale, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** What a language is called in another one, as within a sentence: "français". */
export function nameOf(locale: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: "language" }).of(locale) ?? locale;
}
