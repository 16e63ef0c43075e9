import { expect, test } from "vitest";
import { packFingerprints, unpackFingerprints } from "./fingerprint-set.ts";

test.each([1, 2, 100, 5000])("a packed set of %i texts has each of them", (count) => {
  const texts = Array.from({ length: count }, (_, i) => `text ${i}`);
  const set = unpackFingerprints(packFingerprints(texts));
  expect(texts.filter((text) => !set.has(text))).toEqual([]);
  expect(set.has("another")).toBe(false);
});

test("the same texts in another order, or twice, pack the same", () => {
  expect(packFingerprints(["b", "a", "b"])).toEqual(packFingerprints(["a", "b"]));
});

test("an empty set has nothing", () => {
  expect(unpackFingerprints(packFingerprints([])).has("")).toBe(false);
});
