import { createHmac } from "node:crypto";

/**
 * HMAC-SHA-256 (RFC 2104), at once: the asynchronous one waits for a thread,
 * behind password hashes, for a hundred times as long as it computes.
 *
 * @returns 32 bytes.
 */
export function hmacSha256(secret: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", secret).update(message).digest());
}
