import { createTranslator } from "use-intl/core";
import { catalogues, type Locale } from "../../messages/catalogues.ts";
import { markedCatalogue } from "./marks.ts";

// Every catalogue has the keys and arguments of this one: messages/ has a test for it.
type Messages = typeof catalogues.nl;
export type Words = ReturnType<typeof makeWords>;

const made = new Map<Locale, Words>();

/** The words of a language, for mail and for the answers of forms. A missing one throws: better no mail than half a one. */
export function wordsIn(locale: Locale): Words {
  const known = made.get(locale);
  if (known) return known;
  const words = makeWords(locale);
  made.set(locale, words);
  return words;
}

/** The same with marks, which say which text each is (marks.ts). For development and the demo. */
export function markedWordsIn(locale: Locale): Words {
  return makeWords(locale, markedCatalogue(locale));
}

function makeWords(locale: Locale, messages = catalogues[locale]) {
  return createTranslator({
    locale,
    messages: messages as Messages,
    onError(error) {
      throw error;
    },
  });
}
