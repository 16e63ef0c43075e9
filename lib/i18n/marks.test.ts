import { expect, test } from "vitest";
import { catalogues, locales } from "../../messages/catalogues.ts";
import { textsOf } from "../../messages/texts.ts";
import { markedCatalogue, markedKeys, markOf } from "./marks.ts";
import { markedWordsIn, wordsIn } from "./words.ts";

test.each(locales)("every text of %s is preceded by the mark of its own key", (locale) => {
  const texts = textsOf(catalogues[locale]);
  const expected = texts.map(([key, text]) => [key, markOf(markedKeys().indexOf(key)) + text]);
  expect(textsOf(markedCatalogue(locale))).toEqual(expected);
});

test("no two keys have the same mark, and none can be seen", () => {
  const marks = markedKeys().map((_, index) => markOf(index));
  expect(new Set(marks).size).toBe(markedKeys().length);
  expect(markedKeys().length).toBeLessThan(4096);
  for (const mark of marks) expect(mark).toMatch(/^\u2060[\u2061-\u2064]{6}$/);
});

test("a marked text still takes its arguments", () => {
  const said = markedWordsIn("nl")("account.title", { name: "Jan" });
  expect(said).toBe(
    markOf(markedKeys().indexOf("account.title")) + wordsIn("nl")("account.title", { name: "Jan" }),
  );
});
