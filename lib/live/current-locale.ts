import "server-only";
import { cookies, headers } from "next/headers";
import { isLocale, type Locale } from "../../messages/catalogues.ts";
import { acceptedLocale } from "../i18n/accepted-locale.ts";
import { currentSchool } from "./current-scope.ts";

/** What the visitor pressed. */
export const languageCookie = "language";
/** What the person who signed in here reads; their browser's wish gives way to it. */
export const personLanguageCookie = "person-language";

/** The visitor's choice, else the signed-in person's, else the browser's, else the school's. */
export async function currentLocale(): Promise<Locale> {
  const jar = await cookies();
  const chosen = jar.get(languageCookie)?.value;
  if (isLocale(chosen)) return chosen;
  const persons = jar.get(personLanguageCookie)?.value;
  if (isLocale(persons)) return persons;
  const accepted = acceptedLocale((await headers()).get("accept-language"));
  return accepted ?? (await currentSchool())?.locale ?? "nl";
}
