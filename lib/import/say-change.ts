import type { Words } from "../i18n/words.ts";
import type { Change, Shown } from "./change.ts";
import type { Wrong } from "./records.ts";

/** What becomes of one account, a sentence a line: what is wrong first. */
export function sayChange(words: Words, { wrong, shown }: Pick<Change, "wrong" | "shown">): string[] {
  return [...wrong.map((each) => sayWrong(words, each)), ...shown.map((each) => sayShown(words, each))];
}

function sayWrong(words: Words, { fault, position, value }: Wrong): string {
  const said = words(`import.fault.${fault}`, { value });
  return position > 0 ? `${whose(words, position)}: ${said}` : said;
}

function sayShown(words: Words, { what, position, from, to }: Shown): string {
  const value = (text: string) =>
    (what === "relation" && text !== "" ? words(`relation.${text as "mother"}`) : text) ||
    words("import.nothing-there");
  return words(`import.what.${what}`, { who: whose(words, position), from: value(from), to: value(to) });
}

function whose(words: Words, position: number): string {
  return position === 0 ? words("import.holder") : words("import.co-account", { number: position });
}
