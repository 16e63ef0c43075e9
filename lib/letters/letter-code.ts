import { randomBytes, toBase64Url } from "../base64url.ts";
import { type Keys, keyedHash } from "../keys.ts";

/**
 * Capitals that no other one here looks like, on paper and in a child's own
 * writing; without vowels, so that they make no words. No digits: a tablet
 * would need its other keyboard.
 */
export const codeAlphabet = "BDFGHJKLMNPRSTVWXZ";
/** 18^10: see docs/security.md for what that withstands. */
export const codeLength = 10;

/** What is not in the alphabet is read as the letter that it looks like. */
const lookAlikes: Readonly<Record<string, string>> = {
  "0": "D",
  O: "D",
  Q: "D",
  "1": "L",
  I: "L",
  "2": "Z",
  E: "F",
  "5": "S",
  "6": "G",
  C: "G",
  "7": "T",
  "8": "B",
  U: "V",
  Y: "V",
};

/** A code for one letter: ten letters, each as likely as the other. */
export function newLetterCode(): string {
  const { length } = codeAlphabet;
  let code = "";
  while (code.length < codeLength) {
    for (const byte of randomBytes(2 * codeLength)) {
      // Above the last full round of the alphabet, its first letters would come more often.
      if (byte < 256 - (256 % length) && code.length < codeLength) code += codeAlphabet[byte % length];
    }
  }
  return code;
}

/** As it is printed: "BDFG-HJKL-MN". */
export function groupedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}

/**
 * Reads a code as somebody typed it: case, spaces and dashes do not matter.
 *
 * @returns null for what can't be one.
 */
export function readLetterCode(typed: string): string | null {
  const capitals = typed
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\u2212_.]/gu, "")
    .toUpperCase();
  const code = Array.from(capitals, (character) => lookAlikes[character] ?? character).join("");
  const isCode = code.length === codeLength && [...code].every((letter) => codeAlphabet.includes(letter));
  return isCode ? code : null;
}

/** What the database has of a code: worth nothing without the key, and nothing at another school. */
export function hashLetterCode({ privacy }: Pick<Keys, "privacy">, schoolId: string, code: string): string {
  return toBase64Url(keyedHash(privacy, "letter-code", schoolId, code));
}
