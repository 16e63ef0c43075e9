import type { BrowserContext } from "@playwright/test";
import type { Locale } from "../../messages/catalogues.ts";

/** Whoever uses this browser has chosen a language before. @param more another cookie. */
export async function speaks(
  context: BrowserContext,
  locale: Locale,
  more?: { name: string; value: string },
): Promise<void> {
  const hosts = ["localhost", "imb.localhost", "riverside.localhost", "geen-school.localhost"];
  const cookies = [{ name: "language", value: locale as string }, ...(more ? [more] : [])];
  await context.addCookies(
    hosts.flatMap((domain) => cookies.map((cookie) => ({ ...cookie, domain, path: "/" }))),
  );
}
