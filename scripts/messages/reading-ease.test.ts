import { expect, test } from "vitest";
import { catalogues, type Locale } from "../../messages/catalogues.ts";
import { measuredLocales, readingEase, sentencesIn } from "./reading-ease.ts";

/** Douma's and Flesch's "plain": what is read at B1. */
const plain = 60;
/** Fewer words say nothing of how a screen reads. */
const enoughWords = 15;

test.each(measuredLocales)("every screen and mail reads plainly in %s", (locale) => {
  const parts = readingEase(locale, catalogues[locale as Locale]).filter(({ words }) => words >= enoughWords);
  expect(parts.length).toBeGreaterThan(20);
  for (const { part, ease, wordsPerSentence } of parts) {
    expect(ease, part).toBeGreaterThan(plain);
    expect(wordsPerSentence, part).toBeLessThan(12);
  }
});

test("a text of an office does not", () => {
  const office =
    "Ingevolge de bepalingen betreffende de elektronische gegevensverwerking dient de geregistreerde gebruiker " +
    "voorafgaandelijk de noodzakelijke authenticatieprocedure integraal te doorlopen alvorens toegang te verkrijgen.";
  expect(readingEase("nl", { office })[0]?.ease).toBeLessThan(30);
});

test("a message is measured as it is read", () => {
  const text = "Dag {name}. {count, plural, one {# school} other {# scholen}} <b>gevonden</b>!";
  expect(sentencesIn(text)).toEqual([["Dag", "Jan"], ["7", "scholen", "gevonden"], []]);
});
