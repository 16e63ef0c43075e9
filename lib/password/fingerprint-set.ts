import { fingerprint } from "./fingerprint.ts";

/**
 * A set of texts, as their sorted 32-bit fingerprints. Each difference to the
 * one before is Rice-coded: its quotient by 2^`riceBits` in unary, then that
 * many bits of remainder.
 *
 * Arithmetic, for n texts: a text outside the set is taken for one inside with
 * probability n / 2^32. The differences average 2^32 / n, and cost about
 * log2(2^32 / n) + 1.5 bits each, where the entropy is log2(e × 2^32 / n).
 */
export interface PackedFingerprints {
  readonly count: number;
  readonly riceBits: number;
  readonly base64: string;
}

export interface FingerprintSet {
  has(text: string): boolean;
}

export function packFingerprints(texts: Iterable<string>): PackedFingerprints {
  const sorted = Uint32Array.from(new Set([...texts].map(fingerprint))).sort();
  // The best power of two for a geometric distribution: ln 2 times its mean.
  const riceBits = Math.max(0, Math.round(Math.log2((Math.LN2 * 2 ** 32) / sorted.length)));
  const bits: number[] = [];
  let previous = 0;
  for (const value of sorted) {
    const difference = value - previous;
    for (let quotient = Math.floor(difference / 2 ** riceBits); quotient > 0; quotient--) bits.push(1);
    bits.push(0);
    for (let bit = riceBits - 1; bit >= 0; bit--) bits.push((difference >>> bit) & 1);
    previous = value;
  }
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) bytes[at >>> 3] = (bytes[at >>> 3] ?? 0) | (bit << (7 - (at & 7)));
  return {
    count: sorted.length,
    riceBits,
    base64: btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join("")),
  };
}

export function unpackFingerprints({ count, riceBits, base64 }: PackedFingerprints): FingerprintSet {
  const bytes = atob(base64);
  const sorted = new Uint32Array(count);
  let at = 0;
  const nextBit = () => {
    const bit = (bytes.charCodeAt(at >>> 3) >>> (7 - (at & 7))) & 1;
    at += 1;
    return bit;
  };
  let value = 0;
  for (let i = 0; i < count; i++) {
    let quotient = 0;
    while (nextBit() === 1) quotient += 1;
    let remainder = 0;
    for (let bit = 0; bit < riceBits; bit++) remainder = (remainder << 1) | nextBit();
    value += quotient * 2 ** riceBits + remainder;
    sorted[i] = value;
  }
  return { has: (text) => includes(sorted, fingerprint(text)) };
}

function includes(sorted: Uint32Array, wanted: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
