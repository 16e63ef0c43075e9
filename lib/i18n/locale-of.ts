import { isLocale, type Locale } from "../../messages/catalogues.ts";
import { acceptedLocale } from "./accepted-locale.ts";

/** The cookie of what the visitor pressed. */
export const languageCookie = "language";
/** The cookie of what the person reads who signed in here. */
export const personLanguageCookie = "person-language";

/** The visitor's choice, else the signed-in person's, else the browser's, else the school's. */
export function localeOf(wishes: {
  chosen: string | undefined;
  persons: string | undefined;
  acceptLanguage: string | null;
  schools: Locale | undefined;
}): Locale {
  if (isLocale(wishes.chosen)) return wishes.chosen;
  if (isLocale(wishes.persons)) return wishes.persons;
  return acceptedLocale(wishes.acceptLanguage) ?? wishes.schools ?? "nl";
}
