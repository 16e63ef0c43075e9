import { catalogues, locales } from "../messages/catalogues.ts";
import { checkLanguage } from "./messages/check-language.ts";
import { textsOf } from "./messages/texts.ts";
import { usedKeys } from "./messages/used-keys.ts";

/** Tells translators how far each language is, and what is wrong with it: `npm run messages`. */
const original = catalogues.nl;
const isUsed = usedKeys(".");
const unused = textsOf(original).filter(([key]) => !isUsed(key));

let faulty = 0;
for (const locale of locales) {
  const { faults, done, total } = checkLanguage(locale, catalogues[locale], original);
  faulty += faults.length;
  console.log(`messages/${locale}.json: ${Math.floor((done / total) * 100)} % done (${done} of ${total})`);
  for (const { kind, key, says } of faults) console.log(`  ${kind}  ${key}: ${says}`);
}
for (const [key, text] of unused) console.log(`unused  ${key}: ${text}`);
process.exitCode = faulty + unused.length > 0 ? 1 : 0;
