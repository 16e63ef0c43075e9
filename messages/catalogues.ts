import { completed, isComplete, without } from "./completed.ts";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import nl from "./nl.json" with { type: "json" };
import type { Catalogue } from "./texts.ts";

/** The files as translators wrote them. A new one is added by `npm run messages -- new`. */
export const written = { nl, en, fr, de };

/** The language that the product is written in: whatever another one lacks is said in it. */
export const originalLocale = "nl";

export type Locale = keyof typeof written;
export const locales = Object.keys(written) as Locale[];

type Messages = (typeof written)[typeof originalLocale];

/** "fr login.title": texts that no program can read, as the build found them (scripts/messages/unreadable.ts). */
const unreadable = (process.env.UNREADABLE_TEXTS ?? "").split(",");

/** What can be shown of each. */
const readable = Object.fromEntries(
  locales.map((locale) => {
    const bad = unreadable.filter((each) => each.startsWith(`${locale} `));
    const keys = new Set(bad.map((each) => each.slice(locale.length + 1)));
    return [locale, keys.size > 0 ? without(written[locale], keys) : written[locale]];
  }),
) as Record<Locale, Catalogue>;

/** Every language that the product speaks, with nothing missing: the original stands in. */
export const catalogues = Object.fromEntries(
  locales.map((locale) => [locale, completed(readable[locale], written[originalLocale])]),
) as Record<Locale, Messages>;

/** Languages of which some texts are not written yet, or not so that they can be shown. */
export const partlyDone: ReadonlySet<Locale> = new Set(
  locales.filter((locale) => !isComplete(readable[locale], written[originalLocale])),
);

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(catalogues, value);
}
