import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";
import { syllable as englishSyllables } from "syllable";
import { type Catalogue, textsOf } from "../../messages/texts.ts";
import { parseText } from "./arguments.ts";

interface Measure {
  syllablesOf(word: string): number;
  /** @param words for each sentence. @param syllables for each word. */
  easeOf(words: number, syllables: number): number;
}

/** Languages whose reading ease has a formula that was made for them. */
const measures: Readonly<Record<string, Measure>> = {
  /** Flesch as W. H. Douma fitted it to Dutch (1960). */
  nl: {
    syllablesOf: dutchSyllables,
    easeOf: (words, syllables) => 206.84 - 0.93 * words - 77 * syllables,
  },
  /** R. Flesch, "A new readability yardstick" (1948). */
  en: {
    syllablesOf: englishSyllables,
    easeOf: (words, syllables) => 206.835 - 1.015 * words - 84.6 * syllables,
  },
};

export const measuredLocales = Object.keys(measures);

export interface ReadingEase {
  /** The part of the catalogue: a screen, or the mails. */
  readonly part: string;
  readonly words: number;
  /** 100 is read by a child of ten, 60 is plain, 30 is for scholars. */
  readonly ease: number;
  readonly wordsPerSentence: number;
}

/**
 * How easily each part of a language reads. Labels of one or two words have no
 * sentence to measure and are left out.
 *
 * @param locale one of `measuredLocales`.
 */
export function readingEase(locale: string, catalogue: Catalogue): ReadingEase[] {
  const measure = measures[locale];
  if (!measure) throw new Error(`There is no formula for ${locale}.`);
  return Object.entries(catalogue).flatMap(([part, texts]) => {
    const sentences = textsOf(typeof texts === "string" ? { texts } : texts)
      .flatMap(([, text]) => sentencesIn(text))
      .filter((words) => words.length > 2);
    const words = sentences.flat();
    if (words.length === 0) return [];
    const wordsPerSentence = words.length / sentences.length;
    const syllables = words.reduce((sum, word) => sum + measure.syllablesOf(word), 0) / words.length;
    return { part, words: words.length, ease: measure.easeOf(wordsPerSentence, syllables), wordsPerSentence };
  });
}

/** The words of each sentence of a message, as it reads with its arguments filled in. */
export function sentencesIn(text: string): string[][] {
  const read = parseText(text);
  if (read.status === "unreadable") return [];
  return spoken(read.elements)
    .split(/[.!?:;]+(?=\s|$)|\n+/u)
    .map((sentence) => sentence.match(/[\p{L}\p{N}’‑-]+/gu) ?? []);
}

function spoken(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (isLiteralElement(element)) return element.value;
      if (isTagElement(element)) return spoken(element.children);
      if (isPoundElement(element)) return "7";
      if (isPluralElement(element) || isSelectElement(element))
        return spoken(element.options.other?.value ?? []);
      // A name, a number or a time: a short word.
      return "Jan";
    })
    .join("");
}

function dutchSyllables(word: string): number {
  const vowels = word
    .toLowerCase()
    .match(/aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|oe|ie|eu|ui|ij|ei|au|ou|[aeiouyáàâéèêíîóôúû]|[ëïöü]/gu);
  return Math.max(1, vowels?.length ?? 0);
}
