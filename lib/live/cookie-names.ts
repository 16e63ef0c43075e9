import { type CookieNames, cookieNames } from "../sessions/cookies.ts";
import { liveTools } from "./tools.ts";

export function liveCookieNames(): CookieNames {
  return cookieNames(liveTools().env.baseScheme === "https");
}
