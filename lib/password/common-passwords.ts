import { commonPasswords, commonWords } from "./common-password-fingerprints.ts";
import { type FingerprintSet, unpackFingerprints } from "./fingerprint-set.ts";
import { isMadeOfWord } from "./made-of-word.ts";
import { schoolWords } from "./school-words.ts";
import { skeleton } from "./skeleton.ts";

/**
 * Whether a password is among those that are tried first (NIST SP 800-63B-4,
 * section 3.1.1.2: compare with a list of commonly used, expected or
 * compromised ones). Without regard to case and to Unicode's compatibility
 * forms (NFKC). These are the 80,000 leaked ones that
 * scripts/make-common-passwords.ts chose, and what `isMadeOfWord` finds to be
 * made of one of the thousand words that leaked most or of `schoolWords`.
 *
 * Fewer than 1 in 50,000 other passwords are taken for one of the list, by the
 * arithmetic in `fingerprint-set.ts`.
 */
export function isCommonPassword(password: string): boolean {
  const { passwords, words, ours } = lists();
  const folded = password.normalize("NFKC").toLowerCase();
  return passwords.has(folded) || isMadeOfWord(folded, (word) => words.has(word) || ours.has(word));
}

interface Lists {
  readonly passwords: FingerprintSet;
  readonly words: FingerprintSet;
  readonly ours: ReadonlySet<string>;
}

let unpacked: Lists | undefined;

/** Unpacked at the first question, and then kept: 0.3 MB. */
function lists(): Lists {
  unpacked ??= {
    passwords: unpackFingerprints(commonPasswords),
    words: unpackFingerprints(commonWords),
    ours: new Set(schoolWords.map(skeleton)),
  };
  return unpacked;
}
