import { isLocale, type Locale } from "../../messages/catalogues.ts";
import { acceptedLocale } from "./accepted-locale.ts";

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
