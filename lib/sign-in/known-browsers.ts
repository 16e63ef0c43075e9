import { fromBase64Url, toBase64Url } from "../base64url.ts";
import { equalBytes, keyedHash } from "../keys.ts";
import type { Scope } from "../scope.ts";

/**
 * A browser that signed in before keeps an allowance of its own, so nobody can
 * slow it down from outside (OWASP Authentication Cheat Sheet, device cookies).
 *
 * The cookie is a list of `allowance.proof` with one entry for each person who
 * signed in here. The allowance is made from the person and the network of that
 * sign-in, not at random: else a co-account could sign in again and again to
 * collect fresh allowances for guessing at mama's password.
 */
const mostEntries = 8;
const proofBytes = 16;

/** @returns the allowance that this browser has for this username, or null. */
export function knownAllowance(scope: Scope, cookie: string, usernameKey: string): string | null {
  for (const entry of entriesOf(cookie)) {
    const [allowance = "", proof = ""] = entry.split(".");
    const given = fromBase64Url(proof);
    if (given && equalBytes(given, proofOf(scope, allowance, usernameKey))) return `known:${allowance}`;
  }
  return null;
}

/** The cookie after somebody signed in: their entry first, the oldest forgotten. */
export function rememberBrowser(
  scope: Scope,
  cookie: string,
  signedIn: { usernameKey: string; personId: string; network: string },
): string {
  const hash = keyedHash(scope.keys.privacy, "known-browser", signedIn.personId, signedIn.network);
  const allowance = toBase64Url(hash.subarray(0, 12));
  const proof = toBase64Url(proofOf(scope, allowance, signedIn.usernameKey));
  const entry = `${allowance}.${proof}`;
  return [entry, ...entriesOf(cookie).filter((other) => other !== entry)].slice(0, mostEntries).join("~");
}

function entriesOf(cookie: string): string[] {
  return cookie
    .split("~")
    .filter((entry) => /^[\w-]{16}\.[\w-]{22}$/.test(entry))
    .slice(0, mostEntries);
}

function proofOf(scope: Scope, allowance: string, usernameKey: string) {
  const hash = keyedHash(scope.keys.privacy, "known-proof", scope.school.id, allowance, usernameKey);
  return hash.subarray(0, proofBytes);
}
