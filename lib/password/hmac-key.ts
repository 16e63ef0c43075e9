const imported = new WeakMap<Uint8Array, CryptoKey>();

/**
 * An HMAC-SHA-256 key, imported once per secret: importing costs more than signing.
 *
 * Keeps the key and not its promise, because workerd does not let one request
 * wait for what another began.
 */
export async function hmacKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const known = imported.get(secret);
  if (known) return known;
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  imported.set(secret, key);
  return key;
}
