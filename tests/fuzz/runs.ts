import fc, { type Parameters } from "fast-check";
import { onTestFinished, test } from "vitest";

/**
 * How long all fuzz tests together look for something, in seconds. They end
 * sooner where there is nothing more to try: each tries its number of inputs,
 * or what fits in its share of the time.
 */
const seconds = Number(process.env.FUZZ_SECONDS || 30);
/** How many fuzz tests there are: each gets an equal share. */
const shares = 38;
/** Printed, so that a run can be told again: FUZZ_SEED=123. */
const seed = Number(process.env.FUZZ_SEED || Date.now() % 2 ** 31);

const shareMs = (seconds * 1000) / shares;
const batch = 200;

/**
 * A property that is tried with new inputs until its time is over: at least one
 * batch of them. A failure prints the smallest input that was found, and the seed.
 */
export function fuzz<Ts extends [unknown, ...unknown[]]>(
  title: string,
  arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  holds: (...inputs: Ts) => boolean | undefined | Promise<boolean | undefined> | Promise<void>,
  more: Parameters<Ts> = {},
): void {
  test(title, { timeout: shareMs * 4 + 60_000 }, async () => {
    let tried = 0;
    onTestFinished(() => {
      if (process.env.FUZZ_SECONDS) console.log(`${title}: ${tried} inputs, seed ${seed}`);
    });
    const property = fc.asyncProperty(...arbitraries, async (...inputs) => {
      tried++;
      return await holds(...(inputs as unknown as Ts));
    });
    const giveUpAt = Date.now() + shareMs;
    do {
      // Another seed for each batch, that follows from the first one.
      const parameters = { numRuns: batch, ...more, seed: seed + tried };
      await fc.assert(property as fc.IAsyncProperty<Ts>, parameters);
    } while (Date.now() < giveUpAt);
  });
}
