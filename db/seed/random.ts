/** Choices that come out the same on every run. */
export interface Random {
  /** At least 0, and less than 1. */
  share(): number;
  /** True with probability `share`, 0 to 1. */
  chance(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/**
 * Mulberry32 by Tommy Ettinger (public domain): ten lines whose sequence no
 * upgrade of a package can change, which is all that demo data asks of chance.
 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share: next,
    chance: (share) => next() < share,
    pick<T>(list: readonly T[]) {
      return list[Math.floor(next() * list.length)] as T;
    },
  };
}
