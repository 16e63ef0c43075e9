import { parseCookie } from "cookie";

/** Set by the page's own script, so that keys stay shown from page to page (app/_keys). */
const cookieName = "keys";

/**
 * Whether a translator asked to see the key of every text: by `?keys`, and
 * from then on until they have enough of it. For development and the demo.
 */
export function areKeysWanted(url: string, cookies: string): boolean {
  const query = new URLSearchParams(url.split("?", 2)[1] ?? "");
  return query.has("keys") || parseCookie(cookies)[cookieName] === "1";
}
