import Bowser from "bowser";

const longestUserAgent = 400;

/** Browser and system in a few words that are the same in every language: "Firefox, Windows". Empty when unknown. */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return "";
  const { browser, os } = Bowser.parse(userAgent.slice(0, longestUserAgent));
  return [browser.name, os.name].filter(Boolean).join(", ");
}
