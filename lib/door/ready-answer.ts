import { stringifySetCookie } from "cookie";
import type { Env } from "../env.ts";
import type { NewCookie } from "../forms/answer-post.ts";
import type { PageReply } from "./house.ts";

/** An answer to a form that goes out as it is: no page is made for it. */
export interface ReadyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const noStore = { "Cache-Control": "no-store" };
/** Not the cookies: those of the session end by themselves, and the browser stays one that is known. */
const clearSite = { "Clear-Site-Data": '"cache", "storage"' };

/**
 * @param url of the form, as on the request line.
 * @returns null where the page is to be shown again, with what became of the form.
 */
export function readyAnswer(
  { state, clearsSite }: PageReply,
  isByScript: boolean,
  url: string,
): ReadyAnswer | null {
  const common = { ...noStore, ...(clearsSite && clearSite) };
  if (isByScript) {
    // Always 200: the state says what is wrong, and a browser would log any other status as a fault of the page.
    const headers = { "Content-Type": "application/json; charset=utf-8", ...common };
    return { status: 200, headers, body: JSON.stringify(state ?? null) };
  }
  // To the next page, so that reloading it posts nothing again (RFC 9110, 15.4.4).
  const goTo = state ? state.goTo : url;
  return goTo ? { status: 303, headers: { Location: goTo, ...common }, body: null } : null;
}

/** One `Set-Cookie` a cookie. `Lax`, because a `Strict` cookie stays behind on the first hop from webmail. */
export function cookieLines(env: Env, cookies: readonly NewCookie[]): string[] {
  return cookies.map(({ name, value, maxAgeSeconds }) =>
    stringifySetCookie(name, value, {
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure: env.baseScheme === "https",
      ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
    }),
  );
}
