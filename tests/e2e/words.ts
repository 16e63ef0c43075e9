import { createTranslator } from "use-intl/core";
import { catalogues, type Locale } from "../../messages/catalogues.ts";

type Values = Record<string, string | number>;
/** `t("login.title")`, as the page says it. */
export type Words = (key: string, values?: Values) => string;

/** Stories find things by the words on the screen, and leave the wording to the translator. */
export function wordsIn(locale: Locale): Words {
  const t = createTranslator({ locale, messages: catalogues[locale] });
  return (key, values) => t(key as never, values as never);
}

export const nl = wordsIn("nl");
export const en = wordsIn("en");
