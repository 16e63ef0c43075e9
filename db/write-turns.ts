import { DatabaseUnavailable, isLocked, isUnavailable } from "./unavailable.ts";

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

/** A visitor who would wait longer is better told. */
const longestWaitMs = 10_000;

/**
 * Whoever waits behind a trip that found the database away is told so with it:
 * in a queue, each would otherwise wait as long as a trip may take, one after
 * the other. Nor does anybody wait for ever behind writes that are slow.
 *
 * @throws {DatabaseUnavailable} in a turn that was not tried.
 */
export function failingTogether(inTurn: InTurn): InTurn {
  let failures = 0;
  return (work) => {
    const [failuresBefore, since] = [failures, Date.now()];
    return inTurn(async () => {
      if (failures > failuresBefore) throw new DatabaseUnavailable(new Error("it was away a moment ago"));
      if (Date.now() - since > longestWaitMs)
        throw new DatabaseUnavailable(new Error("too many wait for it"));
      try {
        return await work();
      } catch (error) {
        if (isUnavailable(error) && !isRefusal(error)) failures += 1;
        throw error;
      }
    });
  };
}

/** The server is there, and would not do this one: it is locked, has too much to do, or this one was not asked for want of room. */
function isRefusal(error: unknown): boolean {
  if (isLocked(error)) return true;
  for (let e = error; e instanceof Error; e = e.cause) {
    if (/HTTP status (?:4|503)|too many wait/.test(e.message)) return true;
  }
  return false;
}
