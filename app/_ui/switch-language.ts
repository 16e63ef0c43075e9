"use server";

import { cookies } from "next/headers";
import { isHttps } from "../../lib/live/cookies.ts";
import { languageCookie } from "../../lib/live/current-locale.ts";
import { isLocale, type Locale } from "../../messages/catalogues.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** The button in the foot of a page that has no form of its own, and of every page with script. */
export async function switchLanguage(form: FormData): Promise<void> {
  const language = form.get("language");
  if (isLocale(language)) await keepLanguage(language);
}

export async function keepLanguage(locale: Locale): Promise<void> {
  // An exported action can be called by anybody, with anything.
  if (!isLocale(locale)) return;
  (await cookies()).set(languageCookie, locale, {
    path: "/",
    maxAge: yearSeconds,
    sameSite: "lax",
    httpOnly: true,
    secure: isHttps(),
  });
}
