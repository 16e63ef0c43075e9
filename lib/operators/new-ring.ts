import { randomBytes, toBase64Url } from "../base64url.ts";

export interface NewRing {
  /** Of the new key. */
  readonly keyId: string;
  /** `name:secret,...`, with every key that was there. */
  readonly value: string;
}

/**
 * A list of keys with a new one, as the environment holds it.
 *
 * @param given `newest:secret,older:secret`.
 * @param place `front` makes with it from now on; `behind` only has it known, for where old and new servers overlap.
 */
export function newRing(given: string, place: "front" | "behind"): NewRing {
  const old = given.split(",").map((part) => part.trim());
  const names = old.map((part) => part.split(":")[0] ?? "");
  const numbers = names.map((name) => Number(/^k(\d+)$/.exec(name)?.[1] ?? 0));
  const keyId = `k${Math.max(0, ...numbers) + 1}`;
  const added = `${keyId}:${toBase64Url(randomBytes(32))}`;
  return { keyId, value: (place === "front" ? [added, ...old] : [...old, added]).join(",") };
}
