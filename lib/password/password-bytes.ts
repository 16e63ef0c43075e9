const encoder = new TextEncoder();

/**
 * A password as it is hashed: NFC, then UTF-8, whole. One keyboard sends é as
 * one character and another as two (NIST SP 800-63B-4, section 3.1.1.2).
 */
export function passwordBytes(password: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(password.normalize("NFC"));
}
