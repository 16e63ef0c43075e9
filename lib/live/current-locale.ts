import "server-only";
import { cookies, headers } from "next/headers";
import type { Locale } from "../../messages/catalogues.ts";
import { currentVisit } from "../door/visit.ts";
import { localeOf } from "../i18n/locale-of.ts";
import { liveCookieNames } from "./cookie-names.ts";
import { currentSchool } from "./current-school.ts";

export async function currentLocale(): Promise<Locale> {
  const jar = await cookies();
  const names = liveCookieNames();
  return localeOf({
    // Pressed in this very request, the cookie is still on its way.
    chosen: currentVisit().pressedLanguage ?? jar.get(names.language)?.value,
    persons: jar.get(names.personLanguage)?.value,
    acceptLanguage: (await headers()).get("accept-language"),
    schools: (await currentSchool())?.locale,
  });
}
