import "server-only";
import { cookies } from "next/headers";
import { asSessionToken, cookieNames } from "../sessions/cookies.ts";
import { liveTools } from "./tools.ts";

/** The token in the visitor's cookie, for pages. */
export async function sessionToken(): Promise<string | null> {
  const { session } = cookieNames(liveTools().env.baseScheme === "https");
  return asSessionToken((await cookies()).get(session)?.value);
}
