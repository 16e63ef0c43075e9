import "server-only";
import { cookies } from "next/headers";
import { asSessionToken } from "../sessions/cookies.ts";
import { liveCookieNames } from "./cookie-names.ts";

/** The token in the visitor's cookie, for pages. */
export async function sessionToken(): Promise<string | null> {
  return asSessionToken((await cookies()).get(liveCookieNames().session)?.value);
}
