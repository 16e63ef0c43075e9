import { expect, test } from "vitest";
import { checkLanguage } from "../scripts/messages/check-language.ts";
import { usedKeys } from "../scripts/messages/used-keys.ts";
import { catalogues, locales, written } from "./catalogues.ts";
import { completed } from "./completed.ts";
import notes from "./notes.json" with { type: "json" };
import { textsOf } from "./texts.ts";

const all = locales.flatMap((locale) =>
  textsOf(catalogues[locale]).map(([key, text]) => ({ locale, key, text, name: `${locale} ${key}` })),
);

test.each(locales)("the catalogue %s says nothing wrong", (locale) => {
  const { faults } = checkLanguage(locale, written[locale], written.nl);
  expect(faults.filter(({ kind }) => kind !== "missing")).toEqual([]);
});

test.each(["nl", "en"] as const)("the catalogue %s is complete", (locale) => {
  const { done, total } = checkLanguage(locale, written[locale], written.nl);
  expect(done).toBe(total);
});

test("what a language has not said yet is said in Dutch", () => {
  expect(completed({ a: "Oui", b: { c: "" } }, { a: "Ja", b: { c: "Nee", d: "Misschien" } })).toEqual({
    a: "Oui",
    b: { c: "Nee", d: "Misschien" },
  });
});

test("every note for translators is about texts that are there", () => {
  const keys = textsOf(catalogues.nl).map(([key]) => key);
  const isAbout = (name: string) => keys.some((key) => key === name || key.startsWith(`${name}.`));
  expect(Object.keys(notes).filter((name) => !isAbout(name))).toEqual([]);
});

test("every text is asked for somewhere", () => {
  const isUsed = usedKeys(".");
  expect(textsOf(catalogues.nl).filter(([key]) => !isUsed(key))).toEqual([]);
});

test("no text uses no word that an eight-year-old or an eighty-year-old would have to look up", () => {
  const jargon =
    /\b(token|tokens|sessie|sessies|session|sessions|authenti\w*|autoris\w*|authoris\w*|authoriz\w*|credentials?|verifi[eë]r\w*|valideer\w*|validat\w*|reset\w*|hash\w*|cookie\w*|server|tenant|invalid|ongeldig\w*|e-?mailaccount|url|uuid|http\w*|429|40[0-9](?!\s?%))\b/iu;
  for (const { name, text } of all) if (!name.includes(" outbox.")) expect(text, name).not.toMatch(jargon);
});
