import { expect, test } from "vitest";
import { checkLanguage } from "../scripts/messages/check-language.ts";
import { textsOf } from "../scripts/messages/texts.ts";
import { usedKeys } from "../scripts/messages/used-keys.ts";
import { catalogues, locales } from "./catalogues.ts";

const all = locales.flatMap((locale) =>
  textsOf(catalogues[locale]).map(([key, text]) => ({ locale, key, text, name: `${locale} ${key}` })),
);

test.each(locales)("the catalogue %s says all that the Dutch one does, and nothing wrong", (locale) => {
  const { faults, done, total } = checkLanguage(locale, catalogues[locale], catalogues.nl);
  expect(faults).toEqual([]);
  expect(done).toBe(total);
});

test("every text is asked for somewhere", () => {
  const isUsed = usedKeys(".");
  expect(textsOf(catalogues.nl).filter(([key]) => !isUsed(key))).toEqual([]);
});

test("no text uses no word that an eight-year-old or an eighty-year-old would have to look up", () => {
  const jargon =
    /\b(token|tokens|sessie|sessies|session|sessions|authenti\w*|autoris\w*|authoris\w*|authoriz\w*|credentials?|verifi[eë]r\w*|valideer\w*|validat\w*|reset\w*|hash\w*|cookie\w*|server|tenant|invalid|ongeldig\w*|e-?mailaccount|url|uuid|http\w*|429|40[0-9])\b/iu;
  for (const { name, text } of all) if (!name.includes(" outbox.")) expect(text, name).not.toMatch(jargon);
});
