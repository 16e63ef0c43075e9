import { skeleton } from "./skeleton.ts";

/**
 * Whether a password is a word and what people put after one to satisfy a
 * rule: a mark, up to four digits, up to two marks ("welkom2026!"). Digits and
 * marks in place of letters do not hide the word ("w@chtw00rd1"), nor does
 * writing it twice or more. One to three characters over and over count as a
 * word.
 *
 * @param folded the password in lower case.
 * @param isWord told the `skeleton` of what may be a word.
 */
export function isMadeOfWord(folded: string, isWord: (skeleton: string) => boolean): boolean {
  return [folded, withoutTail(folded)].some((text) => {
    const [, unit = text] = /^(.+?)\1+$/su.exec(text) ?? [];
    const isOverAndOver = unit.length <= 3 && text.length > 2 * unit.length;
    return isOverAndOver || isWord(skeleton(unit));
  });
}

function withoutTail(text: string): string {
  return text.replace(/(?<=\p{L})[^\p{L}\p{N}]?\p{Nd}{0,4}[^\p{L}\p{N}]{0,2}$/u, "");
}
