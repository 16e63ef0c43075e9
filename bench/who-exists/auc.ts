export interface Separation {
  /** How often a random time of `b` is longer than a random time of `a`; 0.5 tells nothing. */
  readonly auc: number;
  /** Half of the 95 % interval. */
  readonly margin: number;
}

/**
 * The area under the ROC curve, which is the Mann-Whitney statistic, with the
 * variance of DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988).
 */
export function separationOf(a: readonly number[], b: readonly number[]): Separation {
  if (a.length < 2 || b.length < 2) return { auc: Number.NaN, margin: Number.NaN };
  const together = midranks([...a, ...b]);
  const ofA = together.slice(0, a.length);
  const ofB = together.slice(a.length);
  const amongA = midranks(a);
  const amongB = midranks(b);
  // For each time of b, the share of a below it; for each time of a, the share of b above it.
  const above = ofB.map((rank, i) => (rank - (amongB[i] ?? 0)) / a.length);
  const below = ofA.map((rank, i) => 1 - (rank - (amongA[i] ?? 0)) / b.length);
  const variance = varianceOf(above) / b.length + varianceOf(below) / a.length;
  return { auc: meanOf(above), margin: 1.96 * Math.sqrt(variance) };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle] ?? Number.NaN;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Ranks from 1 on, in the order of the values; equal values share the mean of theirs. */
function midranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => [value, i] as const).sort((x, y) => x[0] - y[0]);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]?.[0] === order[from]?.[0]) to++;
    for (let k = from; k < to; k++) ranks[order[k]?.[1] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
