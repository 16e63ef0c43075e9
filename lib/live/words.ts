import "server-only";
import { currentVisit } from "../door/visit.ts";
import { markedWordsIn, type Part, type Words, wordsIn } from "../i18n/words.ts";
import { currentLocale } from "./current-locale.ts";

/** The texts of a page, in the language of its visitor; with a part, `words("login")("title")`. */
export function words<const P extends Part = never>(part?: P): Words<P> {
  return currentVisit().showsKeys ? markedWordsIn(currentLocale(), part) : wordsIn(currentLocale(), part);
}
