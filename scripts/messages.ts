import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  catalogues,
  isLocale,
  type Locale,
  locales,
  originalLocale,
  written,
} from "../messages/catalogues.ts";
import notes from "../messages/notes.json" with { type: "json" };
import { type Catalogue, textsOf } from "../messages/texts.ts";
import { checkLanguage } from "./messages/check-language.ts";
import { emptyCatalogue, isLanguage, pluralsOf, withLanguage } from "./messages/new-language.ts";
import { picturesOf } from "./messages/pictures.ts";
import { fromPo, toPo } from "./messages/po.ts";
import { measuredLocales, readingEase } from "./messages/reading-ease.ts";
import { usedKeys } from "./messages/used-keys.ts";

/** The translators' command; docs/translating.md tells of it. */
const usage = `npm run messages                        how far each language is, and what is wrong with it
npm run messages -- reading-ease        how easily each screen and the mails read
npm run messages -- new fr              begins a language
npm run messages -- export fr fr.po     writes a language to a PO file, for a translation tool
npm run messages -- import fr fr.po     reads it back`;

const original = written[originalLocale];
const gallery = join(process.env.DATA_DIR ?? ".data", "gallery");
const [command, locale = "", file = ""] = process.argv.slice(2);

if (command === undefined) report();
else if (command === "reading-ease") tellReadingEase();
else if (command === "new" && locale) begin();
else if (command === "export" && isLocale(locale) && file)
  writeFileSync(file, toPo(locale, written[locale], original, notes, picturesOf(locale, gallery)));
else if (command === "import" && isLocale(locale) && file) takeIn(locale);
else fail(usage);

function report(): void {
  const isUsed = usedKeys(".");
  const unused = textsOf(original).filter(([key]) => !isUsed(key));
  let faulty = 0;
  for (const each of locales) {
    const { faults, done, total } = checkLanguage(each, written[each], original);
    faulty += faults.length;
    console.log(`messages/${each}.json: ${Math.floor((done / total) * 100)} % done (${done} of ${total})`);
    for (const { kind, key, says } of faults) console.log(`  ${kind}  ${key}: ${says}`);
  }
  for (const [key, text] of unused) console.log(`unused  ${key}: ${text}`);
  process.exitCode = faulty + unused.length > 0 ? 1 : 0;
}

function tellReadingEase(): void {
  for (const each of measuredLocales) {
    console.log(`${each}: ease (60 is plain), words, words in a sentence`);
    for (const { part, ease, words, wordsPerSentence } of readingEase(each, catalogues[each as Locale]))
      console.log(
        `  ${part.padEnd(16)} ${ease.toFixed(0).padStart(4)} ${words} ${wordsPerSentence.toFixed(1)}`,
      );
  }
}

function begin(): void {
  if (isLocale(locale)) {
    fail(`There is a messages/${locale}.json already.`);
    return;
  }
  if (!isLanguage(locale)) {
    fail(`"${locale}" is no language that we know: say it as fr, de or tr.`);
    return;
  }
  save(locale, emptyCatalogue(original));
  const list = "messages/catalogues.ts";
  writeFileSync(list, withLanguage(readFileSync(list, "utf8"), locale));
  console.log(`messages/${locale}.json is there, with every name and no text yet, and the product speaks it:
what you have not written is in Dutch meanwhile, and the pages say so.
Plural forms of this language: ${pluralsOf(locale).join(", ")}.
See how far you are with: npm run messages`);
}

function takeIn(into: Locale): void {
  const read = fromPo(into, readFileSync(file, "utf8"), original);
  if (read.status === "other-language") {
    fail(`${file} says that it is "${read.language}", not "${into}". Nothing was changed.`);
    return;
  }
  save(into, read.catalogue);
  for (const key of read.unknown) console.log(`left out  ${key}: the product has no such text`);
  const count = textsOf(read.catalogue).filter(([, text]) => text !== "").length;
  console.log(`messages/${into}.json has ${count} texts. See what is wrong with: npm run messages`);
}

function save(into: string, catalogue: Catalogue): void {
  writeFileSync(`messages/${into}.json`, `${JSON.stringify(catalogue, null, 2)}\n`);
}

function fail(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
