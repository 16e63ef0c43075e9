import { isLocale, type Locale } from "../../messages/catalogues.ts";

/**
 * The first language that the browser asks for (RFC 9110, 12.5.4) and that we
 * speak; `nl-BE` is Dutch.
 */
export function acceptedLocale(header: string | null): Locale | null {
  const wishes = (header ?? "")
    .slice(0, 400)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((p) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split("-", 1)[0], quality: q === undefined ? 1 : Number(q) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes.map(({ language }) => language).find(isLocale) ?? null;
}
