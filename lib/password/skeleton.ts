const looksLike: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "!": "i",
  "|": "i",
  l: "i",
  "3": "e",
  "4": "a",
  "@": "a",
  "5": "s",
  $: "s",
  "7": "t",
};

/** A lower-case text with one letter for all the characters that are written for it: "p@ssw0rd" as "password". */
export function skeleton(text: string): string {
  return text.replace(/[01!|l34@5$7]/g, (character) => looksLike[character] ?? character);
}
