/** What Unicode does not take apart into a letter and a mark. */
const letters: Record<string, string> = { ł: "l", ı: "i", ø: "o", ß: "ss", æ: "ae", œ: "oe" };

/** "D'Hondt" is dhondt, "Van den Broeck" vandenbroeck, "Wójcik" wojcik. */
export function plainLetters(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[łıøßæœ]/g, (letter) => letters[letter] ?? "")
    .replace(/[^a-z]/g, "");
}

/** given.family, with the first free digit from 2 where somebody of `taken` has it; adds it to `taken`. */
export function newUsername(givenName: string, familyName: string, taken: Set<string>): string {
  const wish = `${plainLetters(givenName)}.${plainLetters(familyName)}`;
  let username = wish;
  for (let n = 2; taken.has(username); n++) username = `${wish}${n}`;
  taken.add(username);
  return username;
}
