import { DatabaseUnavailable, isUnavailable } from "./unavailable.ts";

/** Does the work when its turn has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One at a time, in the order in which they came. */
export function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Whoever waits behind a trip that found the database away is told so with it:
 * in a queue, each would otherwise wait as long as a trip may take, one after
 * the other.
 *
 * @throws {DatabaseUnavailable} in a turn that was not tried.
 */
export function failingTogether(inTurn: InTurn): InTurn {
  let failures = 0;
  return (work) => {
    const failuresBefore = failures;
    return inTurn(async () => {
      if (failures > failuresBefore) throw new DatabaseUnavailable(new Error("it was away a moment ago"));
      try {
        return await work();
      } catch (error) {
        if (isUnavailable(error)) failures += 1;
        throw error;
      }
    });
  };
}
