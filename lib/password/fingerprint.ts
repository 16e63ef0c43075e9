const encoder = new TextEncoder();

/**
 * A 32-bit fingerprint of a text: FNV-1a over its UTF-8, then the finaliser of
 * MurmurHash3, which spreads what FNV leaves in the high bits.
 *
 * It need not resist an attacker: who finds a text with the fingerprint of a
 * common password has found one more password that is refused.
 */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
