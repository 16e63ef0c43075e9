import { expect, test } from "vitest";
import { saltOfNobody } from "./dummy-salt.ts";

const secret = new Uint8Array(32).fill(7);

test("a username that nobody has gets 16 bytes, always the same", async () => {
  const salt = saltOfNobody(secret, "imb", "piet");
  expect(salt).toHaveLength(16);
  expect(saltOfNobody(secret, "imb", "piet")).toEqual(salt);
});

test("another name, school or secret gets another salt", async () => {
  const salt = saltOfNobody(secret, "imb", "piet");
  expect(saltOfNobody(secret, "imb", "pier")).not.toEqual(salt);
  expect(saltOfNobody(secret, "riverside", "piet")).not.toEqual(salt);
  expect(saltOfNobody(new Uint8Array(32), "imb", "piet")).not.toEqual(salt);
});
