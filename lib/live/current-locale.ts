import "server-only";
import { cookies, headers } from "next/headers";
import type { Locale } from "../../messages/catalogues.ts";
import { currentVisit } from "../door/visit.ts";
import { languageCookie, localeOf, personLanguageCookie } from "../i18n/locale-of.ts";
import { currentSchool } from "./current-school.ts";

export async function currentLocale(): Promise<Locale> {
  const jar = await cookies();
  return localeOf({
    // Pressed in this very request, the cookie is still on its way.
    chosen: currentVisit().pressedLanguage ?? jar.get(languageCookie)?.value,
    persons: jar.get(personLanguageCookie)?.value,
    acceptLanguage: (await headers()).get("accept-language"),
    schools: (await currentSchool())?.locale,
  });
}
