import "server-only";
import { parseCookie } from "cookie";
import type { Locale } from "../../messages/catalogues.ts";
import { localeOf } from "../i18n/locale-of.ts";
import { liveCookieNames } from "./cookie-names.ts";

/**
 * The language of a request that no page is made for: chosen as for a page (current-locale.ts).
 *
 * @param schools its own language, where the school is known.
 */
export function localeByHeaders(header: (name: string) => string | undefined, schools?: Locale): Locale {
  const sent = parseCookie(header("cookie") ?? "");
  const names = liveCookieNames();
  return localeOf({
    chosen: sent[names.language],
    persons: sent[names.personLanguage],
    acceptLanguage: header("accept-language") ?? null,
    schools,
  });
}
