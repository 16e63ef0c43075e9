/**
 * Says yes to a share of the questions, at random and the same way at every
 * run (mulberry32).
 *
 * @param share from 0 (never) to 1 (always).
 */
export function seededChance(share: number, seed: number): () => boolean {
  const next = seededNumber(seed);
  return () => next() < share;
}

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function seededNumber(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
