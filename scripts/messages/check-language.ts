import { type Catalogue, textsOf } from "../../messages/texts.ts";
import { lengthOf, parseText, pluralFormsIn, signatureOf } from "./arguments.ts";

export const faultKinds = [
  "missing",
  "superfluous",
  "out-of-order",
  "unreadable",
  "other-arguments",
  "plural-forms",
  "not-translated",
  "too-long",
  "odd-spaces",
  "odd-characters",
] as const;

/** What is filled in though the original does without: a language may choose by it (lib/i18n/relation-of.ts). */
const offered: Readonly<Record<string, string>> = { "relation.of": "{start, select}" };

/** Arguments that a text asks for and its place does not give: with one, it can't be shown. */
export function notGiven(key: string, asked: readonly string[], given: readonly string[]): string[] {
  return asked.filter((argument) => !given.includes(argument) && argument !== offered[key]);
}

export interface Fault {
  readonly kind: (typeof faultKinds)[number];
  readonly key: string;
  /** In what way, in words for a translator. */
  readonly says: string;
}

export interface Checked {
  readonly faults: readonly Fault[];
  /** How many texts of the original are there in this language, and can be used. */
  readonly done: number;
  readonly total: number;
}

/**
 * Holds the texts of a language against those of the original, which is
 * Dutch: what the product can't show, or would show wrong.
 */
export function checkLanguage(locale: string, own: Catalogue, original: Catalogue): Checked {
  const texts = new Map(textsOf(own));
  const originals = textsOf(original);
  const keys = new Set(originals.map(([key]) => key));
  const faults: Fault[] = [];
  const say = (kind: Fault["kind"], key: string, says: string) => faults.push({ kind, key, says });
  for (const [key, dutch] of originals) {
    const text = texts.get(key);
    if (!text) say("missing", key, dutch);
    else faults.push(...faultsOf(locale, key, text, dutch, own === original));
  }
  for (const key of texts.keys()) if (!keys.has(key)) say("superfluous", key, "the product has no such text");
  const shared = [...texts.keys()].filter((key) => keys.has(key));
  const inOrder = originals.map(([key]) => key).filter((key) => texts.has(key));
  const astray = shared.findIndex((key, i) => key !== inOrder[i]);
  if (astray >= 0) say("out-of-order", shared[astray] ?? "", `expected ${inOrder[astray]} here`);
  const bad = new Set(faults.map(({ key }) => key));
  return { faults, done: originals.filter(([key]) => !bad.has(key)).length, total: originals.length };
}

function faultsOf(locale: string, key: string, text: string, dutch: string, isOriginal: boolean): Fault[] {
  const read = parseText(text);
  if (read.status === "unreadable")
    return [{ kind: "unreadable", key, says: `line ${read.line}, column ${read.column}: ${read.why}` }];
  const faults: Fault[] = [];
  const original = parseText(dutch);
  if (original.status === "read") {
    const [wanted, has] = [signatureOf(original.elements), signatureOf(read.elements)];
    const missing = wanted.filter((argument) => !has.includes(argument));
    const extra = notGiven(key, has, wanted);
    if (missing.length + extra.length > 0)
      faults.push({ kind: "other-arguments", key, says: differing(missing, extra) });
  }
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  for (const forms of pluralFormsIn(read.elements)) {
    const missing = needed.filter((form) => !forms.includes(form));
    const extra = forms.filter((form) => !needed.includes(form as Intl.LDMLPluralRule));
    if (missing.length + extra.length > 0)
      faults.push({ kind: "plural-forms", key, says: differing(missing, extra) });
  }
  if (!isOriginal && text === dutch && isSentence(dutch))
    faults.push({ kind: "not-translated", key, says: "the same as in Dutch" });
  const most = original.status === "read" ? longest(lengthOf(original.elements)) : Number.POSITIVE_INFINITY;
  const length = lengthOf(read.elements);
  if (length > most)
    faults.push({ kind: "too-long", key, says: `${length} characters; ${most} fit in its place` });
  if (!/^\S(.*\S)?$/su.test(text) || /\s\s|\t/u.test(text))
    faults.push({ kind: "odd-spaces", key, says: "spaces around it, or two in a row" });
  if (/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cc}|<[a-z/]|&[a-z]+;|'[{}]/iu.test(text))
    faults.push({
      kind: "odd-characters",
      key,
      says: "HTML, an invisible character, or a straight quote before a brace",
    });
  return faults;
}

function differing(missing: readonly string[], extra: readonly string[]): string {
  return [
    missing.length > 0 ? `without ${missing.join(" ")}` : "",
    extra.length > 0 ? `with ${extra.join(" ")} too many` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Four words and more: single words are often the same in two languages. */
function isSentence(text: string): boolean {
  return /\s\S+\s\S+\s/.test(text);
}

/**
 * What fits where the Dutch text stands: words on buttons and labels may be
 * twice as long, sentences half as long again (W3C, "Text size in translation").
 */
function longest(dutch: number): number {
  return Math.ceil(dutch < 30 ? dutch * 2 + 12 : dutch * 1.5 + 30);
}
