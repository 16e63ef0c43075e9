import {
  createTranslator,
  type NamespaceKeys,
  type NestedKeyOf,
  type _Translator as Translator,
} from "use-intl/core";
import { catalogues, type Locale } from "../../messages/catalogues.ts";
import { faultOf } from "./faults.ts";
import { markedCatalogue } from "./marks.ts";

// Every catalogue has the keys and arguments of this one: messages/ has a test for it.
type Messages = typeof catalogues.nl;
/** A part of the tree of texts: "login", "mail.recovery". */
export type Part = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
/** The texts of a part; without one, all of them. */
export type Words<P extends Part = never> = Translator<Messages, P>;

/** By language and part: what a text is read to is kept as long as its words are. */
const made = new Map<string, unknown>();

/**
 * The words of a language, for pages, mails and the answers of forms. A missing
 * one throws: better no mail than half a one. In development it says so in its
 * own place.
 */
export function wordsIn<const P extends Part = never>(locale: Locale, part?: P): Words<P> {
  return kept(`${locale} ${part ?? ""}`, () => makeWords(locale, catalogues[locale], part));
}

/** The same with marks, which say which text each is (marks.ts). For development and the demo. */
export function markedWordsIn<const P extends Part = never>(locale: Locale, part?: P): Words<P> {
  return kept(`${locale} ${part ?? ""} marked`, () => makeWords(locale, markedCatalogue(locale), part));
}

function kept<P extends Part>(name: string, make: () => Words<P>): Words<P> {
  const known = made.get(name) as Words<P> | undefined;
  if (known) return known;
  const words = make();
  made.set(name, words);
  return words;
}

function makeWords<const P extends Part>(locale: Locale, messages: unknown, part?: P): Words<P> {
  return createTranslator<Messages, P>({
    locale,
    messages: messages as Messages,
    namespace: part,
    onError(error) {
      if (!faultOf) throw error;
    },
    getMessageFallback: ({ namespace, key }) =>
      faultOf?.(locale, namespace ? `${namespace}.${key}` : key) ?? key,
  });
}
