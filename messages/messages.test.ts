import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  parse,
} from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { catalogues, locales } from "./catalogues.ts";

type Elements = ReturnType<typeof parse>;

/** "login.title" and what it says. */
function textsOf(catalogue: object, prefix = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  ) as [string, string][];
}

/** "count plural", "school argument": each argument with what is done with it. */
function argumentsIn(elements: Elements): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return [];
    if (isTagElement(element)) return [`<${element.value}>`, ...argumentsIn(element.children)];
    const own = `${element.value} of kind ${element.type}`;
    if (!isPluralElement(element) && !isSelectElement(element)) return [own];
    return [own, ...Object.values(element.options).flatMap(({ value }) => argumentsIn(value))];
  });
}
const signature = (text: string) => [...new Set(argumentsIn(parse(text)))].sort();

function pluralFormsIn(elements: Elements): string[][] {
  return elements.flatMap((element) =>
    isPluralElement(element) ? [Object.keys(element.options).filter((form) => !form.startsWith("="))] : [],
  );
}

const all = locales.flatMap((locale) =>
  textsOf(catalogues[locale]).map(([key, text]) => ({ locale, key, text, name: `${locale} ${key}` })),
);
const dutch = Object.fromEntries(textsOf(catalogues.nl));

describe.each(locales)("the catalogue %s", (locale) => {
  const texts = textsOf(catalogues[locale]);

  test("has every key of the Dutch one and no other", () => {
    expect(texts.map(([key]) => key).sort()).toEqual(Object.keys(dutch).sort());
  });

  test("has them in the same order, so that they can be read side by side", () => {
    expect(texts.map(([key]) => key)).toEqual(Object.keys(dutch));
  });

  test("takes the same arguments as the Dutch one, in each text", () => {
    for (const [key, text] of texts) expect(signature(text), key).toEqual(signature(dutch[key] ?? ""));
  });

  test("has every form that its language's plural has", () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    for (const [key, text] of texts) {
      for (const forms of pluralFormsIn(parse(text)))
        expect(forms.sort(), key).toEqual([...pluralCategories].sort());
    }
  });
});

describe("a text", () => {
  test("can be read as ICU MessageFormat", () => {
    for (const { name, text } of all) expect(() => parse(text), name).not.toThrow();
  });

  test("says something, without spaces around it or two in a row", () => {
    for (const { name, text } of all) {
      expect(text, name).toMatch(/^\S(.*\S)?$/su);
      expect(text, name).not.toMatch(/\s\s|\t/u);
    }
  });

  test("has no straight apostrophe before a brace, where ICU takes it for a quote", () => {
    for (const { name, text } of all) expect(text, name).not.toMatch(/'[{}]/);
  });

  test("holds no HTML and no character that nobody sees", () => {
    for (const { name, text } of all) {
      expect(text, name).not.toMatch(/<[a-z/]|&[a-z]+;/i);
      expect(text, name).not.toMatch(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cc}/u);
    }
  });

  test("uses no word that an eight-year-old or an eighty-year-old would have to look up", () => {
    const jargon =
      /\b(token|tokens|sessie|sessies|session|sessions|authenti\w*|autoris\w*|authoris\w*|authoriz\w*|credentials?|verifi[eë]r\w*|valideer\w*|validat\w*|reset\w*|hash\w*|cookie\w*|server|tenant|invalid|ongeldig\w*|e-?mailaccount|url|uuid|http\w*|429|40[0-9])\b/iu;
    for (const { name, text } of all) if (!name.includes(" outbox.")) expect(text, name).not.toMatch(jargon);
  });

  test("is not the same in both languages where it is a sentence", () => {
    const english = Object.fromEntries(textsOf(catalogues.en));
    for (const [key, text] of Object.entries(dutch)) {
      if (/\s\S+\s\S+\s/.test(text)) expect(english[key], key).not.toBe(text);
    }
  });
});
