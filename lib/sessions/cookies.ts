import type { NewCookie } from "../forms/answer-post.ts";
import type { SessionCookie } from "./new-session.ts";

export const yearSeconds = 365 * 24 * 60 * 60;

/** Names of what must not leave this host: the browser holds `__Host-` to that (RFC 6265bis, 4.1.3.2), on https. */
export interface CookieNames {
  readonly session: string;
  readonly knownBrowsers: string;
  /** What the visitor pressed. */
  readonly language: string;
  /** What the person reads who signed in here. */
  readonly personLanguage: string;
}

export function cookieNames(isHttps: boolean): CookieNames {
  const prefix = isHttps ? "__Host-" : "";
  return {
    session: `${prefix}session`,
    knownBrowsers: `${prefix}known`,
    language: `${prefix}language`,
    personLanguage: `${prefix}person-language`,
  };
}

/** The token of a cookie's value, if it could be one of ours. */
export function asSessionToken(value: string | undefined): string | null {
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

export function signedInCookies(
  names: CookieNames,
  session: SessionCookie,
  more: { readonly knownBrowsers: string; readonly personLocale: string },
): NewCookie[] {
  return [
    sessionCookie(names, session),
    { ...sessionCookie(names, session), name: names.personLanguage, value: more.personLocale },
    { name: names.knownBrowsers, value: more.knownBrowsers, maxAgeSeconds: yearSeconds },
  ];
}

export function sessionCookie(names: CookieNames, session: SessionCookie): NewCookie {
  const lifetime = session.isKept ? { maxAgeSeconds: session.lifetimeSeconds } : {};
  return { name: names.session, value: session.token, ...lifetime };
}

/** The known browser stays known: signing out is no reason to slow it down. */
export function signedOutCookies(names: CookieNames): NewCookie[] {
  return [names.session, names.personLanguage].map((name) => ({ name, value: "", maxAgeSeconds: 0 }));
}
