import "server-only";
import { parseCookie } from "cookie";
import { currentVisit } from "../door/visit.ts";
import { asSessionToken } from "../sessions/cookies.ts";
import { liveCookieNames } from "./cookie-names.ts";

/** The token in the visitor's cookie, for pages. */
export function sessionToken(): string | null {
  const sent = parseCookie(currentVisit().header("cookie") ?? "");
  return asSessionToken(sent[liveCookieNames().session]);
}
