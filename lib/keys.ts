import { hmacSha256 } from "./hmac.ts";

/** A secret with a public name, so that it can be replaced while what it made still works. */
export interface Key {
  readonly id: string;
  readonly secret: Uint8Array<ArrayBuffer>;
}

/** The first key makes; every key checks. */
export interface KeyRing {
  readonly current: Key;
  find(id: string): Key | undefined;
}

export interface Keys {
  /** Signs the tokens of links (HS256). */
  readonly links: KeyRing;
  /** The keyed step over every password hash. */
  readonly passwords: KeyRing;
  /** Hashes networks and usernames, salts of unknown accounts, known browsers. */
  readonly privacy: Uint8Array<ArrayBuffer>;
}

export function keyRing(keys: readonly [Key, ...Key[]]): KeyRing {
  return {
    current: keys[0],
    find: (id) => keys.find((key) => key.id === id),
  };
}

const encoder = new TextEncoder();

/**
 * HMAC-SHA-256 under `secret` of `parts`, each with its length before it, so
 * that ("ab", "c") and ("a", "bc") differ.
 *
 * @returns 32 bytes.
 */
export function keyedHash(
  secret: Uint8Array<ArrayBuffer>,
  ...parts: readonly (string | Uint8Array)[]
): Uint8Array<ArrayBuffer> {
  const bytes = parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
  const message = new Uint8Array(bytes.reduce((sum, b) => sum + 4 + b.length, 0));
  const view = new DataView(message.buffer);
  let offset = 0;
  for (const b of bytes) {
    view.setUint32(offset, b.length);
    message.set(b, offset + 4);
    offset += 4 + b.length;
  }
  return hmacSha256(secret, message);
}

/** Whether two byte strings are equal, in a time that depends on their length alone. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}
