import { keyedHash } from "../keys.ts";

/**
 * The Argon2id salt of a username that nobody has: signing in with it runs the
 * same computation as with a known one. The same name at the same school
 * always has the same salt, and no two have one in common.
 *
 * @returns 16 bytes.
 */
export function saltOfNobody(
  privacySecret: Uint8Array<ArrayBuffer>,
  schoolId: string,
  usernameKey: string,
): Uint8Array<ArrayBuffer> {
  return keyedHash(privacySecret, "salt of nobody", schoolId, usernameKey).slice(0, 16);
}
