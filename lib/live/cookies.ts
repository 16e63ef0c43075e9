import "server-only";
import { cookies } from "next/headers";
import type { NewSession } from "../sessions/new-session.ts";
import { personLanguageCookie } from "./current-locale.ts";
import { liveTools } from "./tools.ts";

const yearSeconds = 365 * 24 * 60 * 60;

export function isHttps(): boolean {
  return liveTools().env.baseScheme === "https";
}

/** `__Host-` ties a cookie to this very host, and so to this school (RFC 6265bis, 4.1.3.2). Browsers want https for it. */
function hostOnly(name: string): string {
  return isHttps() ? `__Host-${name}` : name;
}

/** `Lax`, because a `Strict` cookie stays behind on the first hop from webmail. */
function attributes() {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: isHttps() } as const;
}

/** The token in the visitor's cookie, if it could be one of ours. */
export async function sessionToken(): Promise<string | null> {
  const value = (await cookies()).get(hostOnly("session"))?.value ?? "";
  return /^[\w-]{43}$/.test(value) ? value : null;
}

export async function knownBrowsersCookie(): Promise<string> {
  return (await cookies()).get(hostOnly("known"))?.value ?? "";
}

export async function keepSession(
  session: NewSession,
  more: { knownBrowsers: string; personLocale: string },
): Promise<void> {
  const jar = await cookies();
  const lifetime = session.isKept ? { expires: session.expiresAt } : {};
  jar.set(hostOnly("session"), session.token, { ...attributes(), ...lifetime });
  jar.set(personLanguageCookie, more.personLocale, { ...attributes(), ...lifetime });
  jar.set(hostOnly("known"), more.knownBrowsers, { ...attributes(), maxAge: yearSeconds });
}

export async function keepPersonLanguage(locale: string): Promise<void> {
  (await cookies()).set(personLanguageCookie, locale, attributes());
}

/** The known browser stays known: signing out is no reason to slow it down. */
export async function forgetSession(): Promise<void> {
  const jar = await cookies();
  for (const name of [hostOnly("session"), personLanguageCookie]) {
    jar.set(name, "", { ...attributes(), maxAge: 0 });
  }
}
