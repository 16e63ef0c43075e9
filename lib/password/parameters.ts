import type { Argon2idParameters } from "./argon2id.ts";

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
export const currentParameters: Argon2idParameters = { memoryKiB: 19456, passes: 2, lanes: 1 };

/** As accounts and verifiers hold them, with the letters of RFC 9106: `m=19456,t=2,p=1`. */
export function formatParameters({ memoryKiB, passes, lanes }: Argon2idParameters): string {
  return `m=${memoryKiB},t=${passes},p=${lanes}`;
}

/** @throws {RangeError} where `text` is not exactly what `formatParameters` writes. */
export function parseParameters(text: string): Argon2idParameters {
  const [, memoryKiB, passes, lanes] = /^m=([1-9]\d*),t=([1-9]\d*),p=([1-9]\d*)$/.exec(text) ?? [];
  if (!memoryKiB || !passes || !lanes) throw new RangeError(`Not parameters of Argon2id: ${text}`);
  return { memoryKiB: Number(memoryKiB), passes: Number(passes), lanes: Number(lanes) };
}
