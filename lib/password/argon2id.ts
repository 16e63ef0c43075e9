/**
 * The cost of one hash. RFC 9106 names; OWASP's first choice for Argon2id at
 * 19 MiB is { memoryKiB: 19456, passes: 2, lanes: 1 }.
 */
export interface Argon2idParameters {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Argon2id version 0x13 (RFC 9106): 32 bytes from a password and a salt. Never blocks other requests. */
export type Argon2id = (
  password: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  parameters: Argon2idParameters,
) => Promise<Uint8Array<ArrayBuffer>>;
