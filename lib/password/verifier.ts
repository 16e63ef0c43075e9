import { fromBase64Url, randomBytes, toBase64Url } from "../base64url.ts";
import { hmacSha256 } from "../hmac.ts";
import { equalBytes, type Key, type KeyRing } from "../keys.ts";

/**
 * What is stored of a password:
 *
 *     v1$a=2id,m=19456,t=2,p=1$k=<key id>$<person's salt>$<mac>
 *
 *     slow = Argon2id(password in NFC and UTF-8, account's salt)      32 bytes
 *     mac  = HMAC-SHA-256(key, person's salt || slow)                 32 bytes, base64url
 *
 * All persons of an account sign in under one username, and the password tells
 * who it is. So they share the salt of Argon2id: one computation, and then one
 * HMAC for each of up to seven persons. The salt of 16 bytes that each person
 * has of their own keeps equal passwords from looking equal. The key is not in
 * the database, so that who steals only that cannot even begin to guess (the
 * keyed step of NIST SP 800-63B-4, section 3.1.1.2).
 *
 * A stored text holds one verifier, or two with a space between while an
 * account moves to other parameters: a sign-in must cost one Argon2id, and
 * tells only one person's password. At each person's next sign-in the new
 * verifier is put beside the old one; once every person who has a password has
 * a new one, the account's parameters change and the old ones go. The first is
 * therefore always that of the account's parameters.
 */
interface Verifier {
  readonly text: string;
  /** As in `formatParameters`. */
  readonly parameters: string;
  readonly keyId: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly mac: Uint8Array<ArrayBuffer>;
}

export type VerifierMatch =
  | { readonly status: "match"; readonly isUnderCurrentKey: boolean }
  | { readonly status: "no-match" };

const shape = /^v1\$a=2id,(m=\d+,t=\d+,p=\d+)\$k=([\w.-]+)\$([\w-]{22})\$([\w-]{43})$/;
/** An account has at most this many persons. */
const positions = 7;
const saltLength = 16;
const slowLength = 32;
/** Read and compared where there is nothing to read or compare, so that it takes as long. */
const standIn = `v1$a=2id,m=0,t=0,p=0$k=nobody$${"A".repeat(22)}$${"A".repeat(43)}`;
const nobody = { salt: new Uint8Array(saltLength), mac: new Uint8Array(32) };

/**
 * The verifier of a password, under the current key.
 *
 * @param parameters what `slow` was computed with, as in `formatParameters`.
 * @param slow the 32 bytes of Argon2id over `passwordBytes` and the account's salt.
 * @throws {RangeError} where these do not make a verifier that can be read back.
 */
export function makeVerifier(keys: KeyRing, parameters: string, slow: Uint8Array): string {
  if (slow.length !== slowLength) throw new RangeError(`Argon2id gave ${slow.length} bytes and not 32`);
  const { current } = keys;
  const salt = randomBytes(saltLength);
  const mac = keyedMac(current, salt, slow);
  const text = `v1$a=2id,${parameters}$k=${current.id}$${toBase64Url(salt)}$${toBase64Url(mac)}`;
  if (!shape.test(text)) throw new RangeError("Key id or parameters do not fit in a verifier");
  return text;
}

/**
 * Whether `slow` is of the stored password. Costs one HMAC whatever is stored:
 * no password, and a text that cannot be read, match nothing.
 *
 * @param parameters the account's, which `slow` was computed with.
 */
export function matchVerifier(
  keys: KeyRing,
  stored: string | null,
  parameters: string,
  slow: Uint8Array,
): VerifierMatch {
  const verifier = verifiersIn(stored ?? standIn).find((each) => each.parameters === parameters);
  const key = verifier && keys.find(verifier.keyId);
  const { salt, mac } = verifier ?? nobody;
  const isEqual = equalBytes(keyedMac(key ?? keys.current, salt, slow), mac);
  // A verifier of a key that is gone was compared under another, and must not count.
  if (!key || !isEqual) return { status: "no-match" };
  return { status: "match", isUnderCurrentKey: key.id === keys.current.id };
}

/**
 * Which of an account's persons `slow` is the password of. Always makes seven
 * comparisons and never stops early: neither who signed in, nor how many
 * persons there are, nor that there is no such account, shows in the time.
 *
 * @returns the index in `persons`, the first if several match, or null.
 */
export async function findMatch(
  keys: KeyRing,
  persons: readonly { readonly passwordVerifier: string | null }[],
  parameters: string,
  slow: Uint8Array,
): Promise<{ readonly index: number; readonly isUnderCurrentKey: boolean } | null> {
  const compared = Math.max(positions, persons.length);
  const matches = await Promise.all(
    Array.from({ length: compared }, (_, index) =>
      matchVerifier(keys, persons[index]?.passwordVerifier ?? null, parameters, slow),
    ),
  );
  const index = matches.findIndex((match) => match.status === "match");
  const found = matches[index];
  return found?.status === "match" ? { index, isUnderCurrentKey: found.isUnderCurrentKey } : null;
}

/** @returns `stored` with `verifier` beside it, or in place of the one with the same parameters. */
export function addVerifier(stored: string | null, verifier: string): string {
  const added = verifiersIn(verifier)[0];
  if (!added) throw new RangeError("Not a verifier");
  const known = verifiersIn(stored);
  if (known.some((each) => each.parameters === added.parameters)) {
    return known.map((each) => (each.parameters === added.parameters ? verifier : each.text)).join(" ");
  }
  // The first is the account's; a second one of parameters that never came into use gives way.
  return [...known.slice(0, 1).map((each) => each.text), verifier].join(" ");
}

export function hasParameters(stored: string | null, parameters: string): boolean {
  return onlyParameters(stored, parameters) !== null;
}

/** @returns the one verifier with these parameters, or null where there is none. */
export function onlyParameters(stored: string | null, parameters: string): string | null {
  return verifiersIn(stored).find((each) => each.parameters === parameters)?.text ?? null;
}

function verifiersIn(stored: string | null): Verifier[] {
  return (stored ?? "").split(" ").flatMap((text) => {
    const [, parameters, keyId, salt, mac] = shape.exec(text) ?? [];
    const bytes = { salt: fromBase64Url(salt ?? ""), mac: fromBase64Url(mac ?? "") };
    if (!parameters || !keyId || !bytes.salt || !bytes.mac) return [];
    return [{ text, parameters, keyId, salt: bytes.salt, mac: bytes.mac }];
  });
}

function keyedMac(key: Key, salt: Uint8Array, slow: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(salt.length + slow.length);
  message.set(salt);
  message.set(slow, salt.length);
  return hmacSha256(key.secret, message);
}
