import { expect, test } from "vitest";
import { areKeysWanted } from "./keys-wanted.ts";

test.each([
  ["/login?keys", "", true],
  ["/login?q=a&keys=", "", true],
  ["/login", "language=nl; keys=1", true],
  ["/login", "", false],
  ["/login?monkeys", "keys=0", false],
  ["/keys", "monkeys=1", false],
])("for %s with cookies %j keys are wanted: %s", (url, cookies, isWanted) => {
  expect(areKeysWanted(url, cookies)).toBe(isWanted);
});
