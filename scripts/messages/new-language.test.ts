import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emptyCatalogue, isLanguage, withLanguage } from "./new-language.ts";

test("a language begins with every name, in order, and no text", () => {
  const empty = emptyCatalogue({ b: { title: "Aanmelden" }, a: "Ja" });
  expect(JSON.stringify(empty)).toBe('{"b":{"title":""},"a":""}');
});

test("a language is added to the list of catalogues, and nothing else changes there", () => {
  const source = readFileSync("messages/catalogues.ts", "utf8");
  const withTurkish = withLanguage(source, "tr");
  const added = withTurkish.split("\n").filter((line) => !source.includes(line));
  expect(added).toEqual([
    'import tr from "./tr.json" with { type: "json" };',
    expect.stringMatching(/^export const written = \{ [\w, ]+, tr \};$/),
  ]);
  expect(withTurkish.split("\n")).toHaveLength(source.split("\n").length + 1);
  expect(() => withLanguage("export const catalogues = {};", "tr")).toThrow();
});

test.each([
  ["fr", true],
  ["tr", true],
  ["fr-BE", false],
  ["xx", false],
  ["in", false],
  ["../x", false],
  ["FR", false],
])("%s is a language: %s", (locale, is) => expect(isLanguage(locale)).toBe(is));
