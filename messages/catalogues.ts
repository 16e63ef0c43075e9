import en from "./en.json" with { type: "json" };
import nl from "./nl.json" with { type: "json" };

/** Every language that the product speaks, each with its complete catalogue. */
export const catalogues = { nl, en };

export type Locale = keyof typeof catalogues;
export const locales = Object.keys(catalogues) as Locale[];

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(catalogues, value);
}
