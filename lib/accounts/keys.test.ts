import { describe, expect, test } from "vitest";
import { emailKey, looksLikeEmail } from "./email-key.ts";
import { isActive } from "./is-active.ts";
import { usernameKey } from "./username-key.ts";
import { whoseOf } from "./whose.ts";

describe("two usernames are the same", () => {
  test.each([
    ["in capitals", "JAN.SELLE", "jan.selle"],
    ["with spaces around", " \t jan.selle\u00a0\u3000", "jan.selle"],
    ["in full-width letters", "ｊａｎ．ｓｅｌｌｅ", "jan.selle"],
    ["with é as one character or two", "ren\u00e9", "rene\u0301"],
    ["with É in capitals as two characters", "RENE\u0301", "ren\u00e9"],
    ["with a ligature", "ﬁen", "fien"],
    ["with a superscript", "jan²", "jan2"],
    ["with the Kelvin sign, which NFKC makes a K", "\u212aaren", "karen"],
  ])("%s", (_, typed, stored) => expect(usernameKey(typed)).toBe(usernameKey(stored)));
});

describe("two usernames differ", () => {
  test.each([
    ["by an accent", "rené", "rene"],
    ["by a space inside", "jan selle", "janselle"],
    ["by a dot", "jan.selle", "janselle"],
    ["by an alphabet", "j\u0430n", "jan"],
    ["by a dotless i", "t\u0131m", "tim"],
  ])("%s", (_, one, other) => expect(usernameKey(one)).not.toBe(usernameKey(other)));
});

test.each(["JAN", " İstanbul ", "ẞ", "ǅ", "ΣΑΣ", "ﬃ", "\u1e9e\u0301", "K\u0345"])(
  "the key of %j is its own key",
  (username) => expect(usernameKey(usernameKey(username))).toBe(usernameKey(username)),
);

describe("two addresses are the same", () => {
  test.each([
    ["in capitals", "JAN@SELLE.EXAMPLE", "jan@selle.example"],
    ["with spaces around", "  jan@selle.example\t", "jan@selle.example"],
    ["with an accent in capitals", "RENÉ@selle.example", "rené@selle.example"],
    ["with a domain in Unicode or in ASCII", "jos@café.example", "jos@xn--caf-dma.example"],
    ["with that domain in capitals", "jos@CAFÉ.example", "jos@XN--CAF-DMA.EXAMPLE"],
    ["with é in the domain as two characters", "jos@cafe\u0301.example", "jos@caf\u00e9.example"],
    ["with a full-width domain", "jan@ｓｅｌｌｅ．example", "jan@selle.example"],
    ["with another dot in the domain", "jan@selle。example", "jan@selle.example"],
  ])("%s", (_, typed, stored) => expect(emailKey(typed)).toBe(emailKey(stored)));
});

describe("two addresses differ", () => {
  test.each([
    ["by a dotless i before the @", "m\u0131ke@selle.example", "mike@selle.example"],
    ["by a dotless i after the @", "mike@g\u0131thub.example", "mike@github.example"],
    ["by the Kelvin sign before the @", "mi\u212ae@selle.example", "mike@selle.example"],
    ["by a long s", "je\u017f@selle.example", "jes@selle.example"],
    ["by a capital I with a dot", "m\u0130ke@selle.example", "mike@selle.example"],
    ["by full-width letters before the @", "ｊａｎ@selle.example", "jan@selle.example"],
    ["by an alphabet", "jan@s\u0435lle.example", "jan@selle.example"],
    ["by what comes after a plus", "jan+school@selle.example", "jan@selle.example"],
    ["by a dot before the @", "j.an@selle.example", "jan@selle.example"],
    ["by a subdomain", "jan@mail.selle.example", "jan@selle.example"],
    ["by a port", "jan@selle.example:25", "jan@selle.example"],
    ["by a path", "jan@selle.example/x", "jan@selle.example"],
    ["by an @ more", "jan@x@selle.example", "jan@selle.example"],
    ["by user information", "jan@evil.example@selle.example", "jan@selle.example"],
    ["by an encoded character", "jan@s%65lle.example", "jan@selle.example"],
    ["by a capital without a way back, in a domain that is none", "jan@%2eΣ&.ẞ", "jan@%2eς&.ß"],
    ["by a tab inside the domain", "jan@sel\tle.example", "jan@selle.example"],
    ["by a character that an address on the web loses", "jan@post.be\u0000", "jan@post.be"],
  ])("%s", (_, one, other) => expect(emailKey(one)).not.toBe(emailKey(other)));
});

test.each([
  "",
  "@",
  "jan",
  "jan@",
  "@selle.example",
  "jan@[127.0.0.1]",
  "jan@%",
  "\u0000@\u0000",
  "a@".repeat(500),
])("%j is no reason to fail", (email) => expect(typeof emailKey(email)).toBe("string"));

test("an address looks like one when it has something before the @ and a dot after it", () => {
  expect(["jan@selle.example", " jan@selle.example "].every(looksLikeEmail)).toBe(true);
  expect(["", "jan", "jan@selle", "@selle.example", "a b@selle.example"].some(looksLikeEmail)).toBe(false);
});

test("a person is active until the very moment that their time is over", () => {
  const now = new Date("2026-09-01T08:00:00Z");
  const until = (ms: number) => ({ isActive: true, activeUntil: new Date(now.getTime() + ms) });
  expect(isActive({ isActive: true, activeUntil: null }, now)).toBe(true);
  expect(isActive(until(1), now)).toBe(true);
  expect(isActive(until(0), now)).toBe(false);
  expect(isActive({ isActive: false, activeUntil: null }, now)).toBe(false);
  expect(isActive({ ...until(1), isActive: false }, now)).toBe(false);
});

test("a co-account is somebody to the holder, and the holder is nobody's", () => {
  expect(whoseOf({ relation: "mother" }, { givenName: "Jan" })).toEqual({
    relation: "mother",
    holderGivenName: "Jan",
  });
  expect(whoseOf({ relation: null }, { givenName: "Jan" })).toBeNull();
  expect(whoseOf({ relation: "mother" }, undefined)).toBeNull();
});
