import { completed, isComplete } from "./completed.ts";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import nl from "./nl.json" with { type: "json" };

/** The files as translators wrote them. A new one is added by `npm run messages -- new`. */
export const written = { nl, en, fr, de };

/** The language that the product is written in: whatever another one lacks is said in it. */
export const originalLocale = "nl";

export type Locale = keyof typeof written;
export const locales = Object.keys(written) as Locale[];

type Messages = (typeof written)[typeof originalLocale];

/** Every language that the product speaks, with nothing missing. */
export const catalogues = Object.fromEntries(
  locales.map((locale) => [locale, completed(written[locale], written[originalLocale])]),
) as Record<Locale, Messages>;

/** Languages of which some texts are not written yet. */
export const partlyDone: ReadonlySet<Locale> = new Set(
  locales.filter((locale) => !isComplete(written[locale], written[originalLocale])),
);

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(catalogues, value);
}
