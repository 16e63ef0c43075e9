import { expect, test, vi } from "vitest";
import { without } from "../../messages/completed.ts";
import { faultOf } from "./fault-of.ts";
import { unreadableTexts } from "./unreadable.ts";

test("a build leaves out what is no ICU text, and says where it is wrong", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const languages = { nl: { a: "Goed" }, fr: { a: "Bon {nom", b: { c: "Bien" } } };
  expect(unreadableTexts(languages)).toBe("fr a");
  expect(warn.mock.calls.flat().join()).toMatch(/messages\/fr\.json, a: line 1, column \d+: /);
  warn.mockRestore();
});

test("a brace that closes nothing is named where it stands, and one that closes something is not", () => {
  expect(() => unreadableTexts({ nl: { a: "Aanmelden}" } })).toThrow(
    "messages/nl.json, a: line 1, column 10: a closing brace too many",
  );
  expect(() => unreadableTexts({ nl: { a: "Dag {naam}\nen {naam}}" } })).toThrow("line 2, column 10");
  expect(unreadableTexts({ nl: { a: "{count, plural, one {# dag} other {# dagen}}" } })).toBe("");
});

test("a build leaves out what asks for another argument than its place gives", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const languages = { nl: { a: "Dag {naam}", b: "Dag" }, fr: { a: "Bonjour {nom}", b: "Bonjour" } };
  expect(unreadableTexts(languages)).toBe("fr a");
  expect(warn.mock.calls.flat().join()).toMatch(/messages\/fr\.json, a: .*\{nom\}/);
  warn.mockRestore();
});

test("without the original's own text there is nothing to build", () => {
  expect(() => unreadableTexts({ nl: { a: "{" } })).toThrow("messages/nl.json, a: line 1, column 1: ");
});

test("the product's own languages have nothing to leave out", () => {
  expect(unreadableTexts()).toBe("");
});

test("what is left out is gone, and nothing else", () => {
  const own = { a: "A", b: { c: "C", d: "D" } };
  expect(without(own, new Set(["a", "b.c"]))).toEqual({ b: { d: "D" } });
});

test("a text that can't be shown says which one it is", () => {
  expect(faultOf("fr", "login.nowhere")).toBe("⚠ messages/fr.json, login.nowhere");
});
