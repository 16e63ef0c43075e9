import type { Relation } from "../../db/schema.ts";
import { isLocale, type Locale, locales } from "../../messages/catalogues.ts";
import { atFirstUse } from "../at-first-use.ts";
import { foldForSearch } from "../fold-for-search.ts";
import { nameOf } from "../i18n/language-name.ts";
import { wordsIn } from "../i18n/words.ts";

/** Our own words of every language, and as other programs write it. */
const inactive = atFirstUse(
  () =>
    new Set([
      ..."0 uitgeschakeld uit disabled administratief administrative neen nee no false onwaar non nein".split(
        " ",
      ),
      "niet actief",
      ...locales.map((locale) => foldForSearch(wordsIn(locale)("import.status.inactive"))),
    ]),
);
const active = atFirstUse(
  () =>
    new Set([
      ..."1 ingeschakeld aan enabled ja yes true waar oui".split(" "),
      ...locales.map((locale) => foldForSearch(wordsIn(locale)("import.status.active"))),
    ]),
);

/** Undefined where the file does not say: whoever was made inactive at the desk stays so. */
export function activeOf(cell: string | undefined): boolean | undefined {
  const word = foldForSearch(cell ?? "");
  return word === "" ? undefined : inactive().has(word) ? false : active().has(word) ? true : undefined;
}

/** Each of our languages as each of them calls it: "nederlands", "dutch". */
const byLanguageName = atFirstUse(
  () =>
    new Map<string, Locale>(
      locales.flatMap((locale) =>
        locales.map((inLocale) => [foldForSearch(nameOf(locale, inLocale)), locale] as const),
      ),
    ),
);

export function localeOf(cell: string | undefined): Locale | undefined {
  const word = foldForSearch(cell ?? "");
  return isLocale(word) ? word : byLanguageName().get(word);
}

/** As schools write it, besides our own words of every language. */
const relationWords: Record<Relation, readonly string[]> = {
  mother: ["moeder", "mama", "mother", "mum", "mom"],
  father: ["vader", "papa", "father", "dad"],
  guardian: ["voogd", "guardian", "parent", "ouder", "pleegvoogd"],
  "step-parent": [
    "stiefmoeder",
    "stiefvader",
    "stiefouder",
    "plusouder",
    "plusmama",
    "pluspapa",
    "step parent",
    "stepmother",
    "stepfather",
  ],
  "foster-parent": [
    "pleegouder",
    "pleegmoeder",
    "pleegvader",
    "foster parent",
    "foster mother",
    "foster father",
  ],
  grandparent: [
    "grootouder",
    "grootmoeder",
    "grootvader",
    "oma",
    "opa",
    "oma of opa",
    "grandparent",
    "grandmother",
    "grandfather",
    "grandma or grandpa",
  ],
  sibling: ["broer", "zus", "broer of zus", "sibling", "brother", "sister", "brother or sister"],
  interim: ["interim", "interimaris", "vervanger", "substitute"],
  colleague: ["collega", "colleague"],
  other: ["andere", "other", "contactpersoon", "contact"],
};
const byWord = atFirstUse(
  () =>
    new Map(
      (Object.keys(relationWords) as Relation[]).flatMap((relation) => {
        const ours = locales.map((locale) => foldForSearch(wordsIn(locale)(`relation.${relation}`)));
        return [...relationWords[relation], ...ours].map((word) => [word, relation] as const);
      }),
    ),
);

/** Undefined without a column, or where nothing is said. A word that we don't know is somebody all the same. */
export function relationOf(cell: string | undefined): Relation | undefined {
  const word = foldForSearch(cell ?? "");
  return word === "" || word === "0" ? undefined : (byWord().get(word) ?? "other");
}
