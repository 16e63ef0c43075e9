import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogues, locales, written } from "../../messages/catalogues.ts";
import notes from "../../messages/notes.json" with { type: "json" };
import { emptyCatalogue } from "./new-language.ts";
import { fromPo, toPo } from "./po.ts";

const original = {
  login: { title: "Aanmelden", again: "Aanmelden" },
  count: "{count, plural, one {# school} other {# scholen}}",
};

test.each(locales)("%s comes back from a PO file as it went, in the same order", (locale) => {
  const read = fromPo(locale, toPo(locale, written[locale], catalogues.nl, notes), catalogues.nl);
  expect(read).toEqual({ status: "read", catalogue: written[locale], unknown: [] });
  expect(JSON.stringify(read.status === "read" && read.catalogue)).toBe(JSON.stringify(written[locale]));
});

test("any words come back: quotes, lines, backslashes, other scripts", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(words, words, (title, again) => {
      const own = { login: { title, again }, count: "" };
      expect(fromPo("fr", toPo("fr", own, original, {}), original)).toMatchObject({ catalogue: own });
    }),
  );
});

test("says beside a text what it is about, what has to stay and which plurals the language has", () => {
  const file = toPo("fr", emptyCatalogue(original), original, { login: "The sign-in page." });
  expect(file).toContain("#. The sign-in page.");
  expect(file).toContain("#. Keep: {count, plural}");
  expect(file).toContain("#. Plural forms of this language: one, many, other");
});

test("says beside a text where it can be seen", () => {
  const pictures = new Map([["login.title", "gallery/sign-in.png"]]);
  const file = toPo("fr", emptyCatalogue(original), original, {}, pictures);
  expect(file).toMatch(/#: gallery\/sign-in\.png\n(?:#.*\n)*msgctxt "login\.title"/);
  expect(file.match(/#: /g)).toHaveLength(1);
});

test("what a tool was not sure of counts as not written", () => {
  const file = toPo("fr", { ...original, count: "x" }, original, {});
  const unsure = file.replaceAll("#, icu-message-format", "#, icu-message-format, fuzzy");
  expect(fromPo("fr", unsure, original)).toEqual({
    status: "read",
    catalogue: emptyCatalogue(original),
    unknown: [],
  });
});

test("a file of another language is not taken, and keys that are not ours are told", () => {
  const file = toPo("fr", original, original, {});
  expect(fromPo("de", file, original)).toEqual({ status: "other-language", language: "fr" });
  expect(fromPo("fr", file.replaceAll("login.title", "login.tittle"), original)).toMatchObject({
    unknown: ["login.tittle"],
  });
});
