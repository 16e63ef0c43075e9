import { equalBytes, type Keys, keyedHash } from "./keys.ts";

/**
 * Whether an `Authorization` header is the wanted one (RFC 7617 for `Basic`).
 * Both are hashed first, so that neither length nor beginning shows in the time.
 *
 * @param wanted null where nothing is wanted: then nobody may.
 */
export async function isAuthorized(
  keys: Keys,
  given: string | null,
  wanted: string | null,
): Promise<boolean> {
  const [a, b] = await Promise.all([
    keyedHash(keys.privacy, "authorization", given ?? ""),
    keyedHash(keys.privacy, "authorization", wanted ?? ""),
  ]);
  return equalBytes(a, b) && wanted !== null;
}

export function basic(credentials: string): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(credentials)))}`;
}
