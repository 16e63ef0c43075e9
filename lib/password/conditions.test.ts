import { describe, expect, test } from "vitest";
import { checkConditions, conditionsOf, isTooLong } from "./conditions.ts";

const classic = (password: string) =>
  checkConditions("classic", password)
    .filter(({ isMet }) => isMet)
    .map(({ condition }) => condition);
const kinds = (password: string) => {
  const mix = checkConditions("classic", password).find((each) => each.condition === "mix");
  return Object.entries(mix?.hasKind ?? {}).flatMap(([kind, isPresent]) => (isPresent ? [kind] : []));
};

describe("classic", () => {
  test("names its numbers for the screen", () => {
    expect(conditionsOf("classic")).toEqual([
      { condition: "length", atLeast: 8 },
      { condition: "mix", atLeast: 3, kinds: ["lower", "upper", "digit", "other"] },
    ]);
  });

  test.each([
    ["", []],
    ["Ab1-", ["mix"]],
    ["Ab1-efg", ["mix"]],
    ["abcdefgh", ["length"]],
    ["abcdefg1", ["length"]],
    ["Abcdefg1", ["length", "mix"]],
    ["abcdefg 1", ["length", "mix"]],
    ["ABCDEFG-1", ["length", "mix"]],
    ["abcdEFG-", ["length", "mix"]],
  ])("%j meets %j", (password, met) => expect(classic(password)).toEqual(met));

  test.each([
    ["a", ["lower"]],
    ["é", ["lower"]],
    ["e\u0301", ["lower"]],
    ["Ж", ["upper"]],
    ["٣", ["digit"]],
    [" ", ["other"]],
    ["€", ["other"]],
    ["🔑", ["other"]],
    ["م", ["other"]],
    ["学", ["other"]],
    ["aB3-", ["lower", "upper", "digit", "other"]],
  ])("%j has the kinds %j", (password, present) => expect(kinds(password)).toEqual(present));
});

describe("passphrase", () => {
  test("asks for 15 characters and nothing else", () => {
    expect(conditionsOf("passphrase")).toEqual([{ condition: "length", atLeast: 15 }]);
    expect(checkConditions("passphrase", "a".repeat(14))).toEqual([{ condition: "length", isMet: false }]);
    expect(checkConditions("passphrase", "a".repeat(15))).toEqual([{ condition: "length", isMet: true }]);
  });
});

describe("characters are counted as people see them typed", () => {
  test("an emoji counts once", () => {
    expect(classic("🔑".repeat(7))).toEqual([]);
    expect(classic("🔑".repeat(8))).toEqual(["length"]);
  });

  test("é counts once, as one character and as two", () => {
    expect(classic("e\u0301".repeat(7))).toEqual([]);
    expect(isTooLong("e\u0301".repeat(128))).toBe(false);
  });

  test("128 are allowed and 129 are too long", () => {
    expect(isTooLong("🔑".repeat(128))).toBe(false);
    expect(isTooLong("🔑".repeat(129))).toBe(true);
  });
});
