import { type Locale, written } from "../../messages/catalogues.ts";
import { textsOf } from "../../messages/texts.ts";
import { parseText } from "./arguments.ts";

/** What is wrong with a text, and where in its file, for whoever is writing it. */
export function faultOf(locale: Locale, key: string): string {
  const text = new Map(textsOf(written[locale])).get(key);
  const read = parseText(text ?? "");
  if (text === undefined || read.status === "read") return `⚠ messages/${locale}.json, ${key}`;
  return `⚠ messages/${locale}.json, ${key}: line ${read.line}, column ${read.column}: ${read.why}`;
}
