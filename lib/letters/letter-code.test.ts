import { describe, expect, test } from "vitest";
import { openHouse } from "../../tests/house.ts";
import {
  codeAlphabet,
  codeLength,
  groupedCode,
  hashLetterCode,
  newLetterCode,
  readLetterCode,
} from "./letter-code.ts";

describe("a code", () => {
  test("is ten letters of the alphabet, and another each time", () => {
    const codes = Array.from({ length: 500 }, newLetterCode);
    for (const code of codes) expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`));
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("has every letter as often as the others", () => {
    const counts = new Map<string, number>();
    const codes = 5000;
    for (let i = 0; i < codes; i++) for (const c of newLetterCode()) counts.set(c, (counts.get(c) ?? 0) + 1);
    const expected = (codes * codeLength) / codeAlphabet.length;
    expect(counts.size).toBe(codeAlphabet.length);
    // Six standard deviations.
    for (const n of counts.values()) expect(Math.abs(n - expected)).toBeLessThan(6 * Math.sqrt(expected));
  });

  test("has no vowel, no digit, and no two letters that look alike", () => {
    expect(codeAlphabet).not.toMatch(/[AEIOUY0-9]/);
    for (const pair of ["CG", "OQ", "DQ", "UV", "IL", "EF", "VY"]) {
      expect([...pair].filter((letter) => codeAlphabet.includes(letter)).length, pair).toBeLessThan(2);
    }
  });

  test("is printed in groups, and read from them", () => {
    expect(groupedCode("BDFGHJKLMN")).toBe("BDFG-HJKL-MN");
    expect(readLetterCode("BDFG-HJKL-MN")).toBe("BDFGHJKLMN");
  });

  test.each([
    ["bdfg-hjkl-mn"],
    [" b d f g h j k l m n "],
    ["BDFG–HJKL—MN"],
    ["ＢＤＦＧＨＪＫＬＭＮ"],
    ["8DFGHJK1MN"],
    ["b0e6-hjki-mn"],
    ["BQFCHJKLMN"],
    ["BDFG\u00a0HJKL\u00adMN".replace("\u00ad", "")],
  ])("is read from %s", (typed) => expect(readLetterCode(typed)).toBe("BDFGHJKLMN"));

  test.each([
    [""],
    ["BDFGHJKLM"],
    ["BDFGHJKLMNB"],
    ["BDFGHJKLM?"],
    ["BDFGHJKLMA"],
    ["💩💩💩💩💩💩💩💩💩💩"],
    ["B".repeat(100)],
  ])("can't be %j", (typed) => expect(readLetterCode(typed)).toBeNull());

  test("is stored as something else at each school, and with each key", async () => {
    const { imb, riverside } = await openHouse();
    const hash = (schoolId: string, keys = imb.keys) => hashLetterCode(keys, schoolId, "BDFGHJKLMN");
    const own = await hash(imb.school.id);
    expect(await hash(imb.school.id)).toBe(own);
    expect(await hash(riverside.school.id)).not.toBe(own);
    expect(await hash(imb.school.id, { ...imb.keys, privacy: new Uint8Array(32) })).not.toBe(own);
  });
});
