/**
 * Parts of a name with fewer characters do not count alone: "An" or "Jo" would
 * refuse half the words of the language, and nobody would see why.
 */
const shortestPart = 4;

/**
 * What schools have in common in their names, folded. A password with "school"
 * or "college" in it tells no more about this school than about any other; the
 * words that are left ("boodschap", "riverside") do. Only parts are held
 * against it: who is called Lieve may not have "Lieve2026!".
 */
const genericWords = new Set(
  `academie academy art athenee atheneum basis basisschool campus catholic centrum centre center christelijk
  city college community comprehensive county daltonschool deeltijds ecole elementary foundation freinetschool
  gemeentelijk gemeentelijke gemeenteschool girls boys grammar gymnasium handelsinstituut heilig heilige high
  humaniora infant institut institute instituut international internationale junior katholiek katholieke
  kleuterschool kunst kunsten kunstschool lager lagere leerdorp leefschool lyceum methodeschool middelbaar
  middelbare middenschool middle montessorischool muziek normaalschool onderwijs onze lieve vrouw onze primair
  primary provinciaal provinciale royal koninklijk koninklijke saint school schools scholen scholengemeenschap
  scholengroep secondary secundair secundaire senior sint sinte stedelijk stedelijke technical technisch
  technische trust university upper lower vakschool voor vrij vrije wetenschappen`.split(/\s+/),
);

const apart = /[^\p{L}\p{N}]+/gu;

/** Letters that Unicode does not take apart into a base and an accent. */
const foldedLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/**
 * Whether the username, or a name of the person or the school, is in the
 * password; without regard to case and accents. Counted are the whole username
 * and each name whole, and their parts between spaces, dots, hyphens and the
 * like: of "jan.selle" also "selle". Parts of digits alone are not names.
 *
 * @param about.names the person's given and family names and the school's name.
 */
export function containsName(
  password: string,
  about: { readonly username: string; readonly names: readonly string[] },
): boolean {
  const folded = fold(password);
  const names = [about.username, ...about.names].map((name) => fold(name).trim());
  if (names.flatMap(countedIn).some((part) => folded.includes(part))) return true;

  // "JanSelle" and "jan_selle" are jan.selle too. Not for names of one word: "banaan-nacht" is not about Anna.
  const joined = join(folded);
  return names
    .filter((name) => join(name) !== name)
    .map(join)
    .some((name) => isLongEnough(name) && joined.includes(name));
}

function countedIn(name: string): string[] {
  const parts = name.split(apart).filter((part) => /\p{L}/u.test(part) && !genericWords.has(part));
  return [name, ...parts].filter((each) => isLongEnough(each) && join(each) !== "");
}

function join(text: string): string {
  return text.replace(apart, "");
}

function isLongEnough(text: string): boolean {
  return [...text].length >= shortestPart;
}

function fold(text: string): string {
  const bare = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.replace(/[ßæœøđðþłı]/g, (letter) => foldedLetters[letter] ?? letter);
}
