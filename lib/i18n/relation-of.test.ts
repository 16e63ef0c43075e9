import { expect, test } from "vitest";
import type { Locale } from "../../messages/catalogues.ts";
import { relationOf } from "./relation-of.ts";
import { wordsIn } from "./words.ts";

test.each<[Locale, string, string]>([
  ["nl", "Emma", "mama van Emma"],
  ["en", "Emma", "Emma’s mum"],
  ["fr", "Emma", "maman d’Emma"],
  ["fr", "Élise", "maman d’Élise"],
  ["fr", "Yasmine", "maman d’Yasmine"],
  ["fr", "Jan", "maman de Jan"],
  ["fr", "Ömer", "maman d’Ömer"],
  ["fr", "李", "maman de 李"],
  ["de", "Emma", "Mama von Emma"],
])("in %s, whose mama of %s: %s", (locale, holderGivenName, words) => {
  expect(relationOf(wordsIn(locale), { relation: "mother", holderGivenName })).toBe(words);
});
