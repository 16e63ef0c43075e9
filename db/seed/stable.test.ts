import { expect, test } from "vitest";
import { shortHash, stableId, stableSalt } from "./stable.ts";

test("an id is a UUID of version 4 in shape, and always the same one", () => {
  expect(stableId("imb")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(stableId("imb")).toBe(stableId("imb"));
  expect(stableId("imb")).not.toBe(stableId("riverside"));
});

test("a salt is 16 bytes, another one for each place", () => {
  expect(stableSalt("imb/jan.selle")).toHaveLength(16);
  expect(stableSalt("imb/jan.selle")).not.toEqual(stableSalt("riverside/jan.selle"));
});

test("a short hash is eight characters", () => {
  expect(shortHash("logo")).toMatch(/^[0-9a-f]{8}$/);
});
