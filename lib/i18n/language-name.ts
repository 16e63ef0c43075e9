const made = new Map<string, Intl.DisplayNames>();

/** What a language calls itself, as it stands alone: "Nederlands", "Français" (CLDR). */
export function languageName(locale: string): string {
  const name = nameOf(locale, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** What a language is called in another one, as within a sentence: "français". */
export function nameOf(locale: string, inLocale: string): string {
  return displayNames(inLocale).of(locale) ?? locale;
}

/** Kept, because making one reads all of a language's names. */
function displayNames(inLocale: string): Intl.DisplayNames {
  const names = made.get(inLocale) ?? new Intl.DisplayNames(inLocale, { type: "language" });
  made.set(inLocale, names);
  return names;
}
