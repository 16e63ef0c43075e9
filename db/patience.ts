import { DatabaseUnavailable, isLocked, isUnavailable } from "./unavailable.ts";

/** A visitor who would wait longer is better told. */
const longestWaitMs = 10_000;

/** Says why somebody need not wait any longer; null while they may. */
export type Refusal = () => DatabaseUnavailable | null;

/** How long those who wait for one database do so. */
export interface Patience {
  /** For somebody who begins to wait now. */
  wait(): Refusal;
  /** Is told of each trip that failed. */
  note(error: unknown): void;
}

/**
 * Whoever waits behind a trip that found the database away is told so with it:
 * in a queue, each would otherwise wait as long as a trip may take, one after
 * the other. Nor does anybody wait for ever behind writes that are slow.
 */
export function patience(): Patience {
  let failures = 0;
  return {
    wait() {
      const [failuresBefore, since] = [failures, Date.now()];
      return () => {
        if (failures > failuresBefore) return unavailable("it was away a moment ago");
        return Date.now() - since > longestWaitMs ? unavailable("too many wait for it") : null;
      };
    },
    note(error) {
      if (isUnavailable(error) && !isRefusal(error)) failures += 1;
    },
  };
}

const unavailable = (why: string) => new DatabaseUnavailable(new Error(why));

/** The server is there, and would not do this one: it is locked, has too much to do, or this one was not asked for want of room. */
function isRefusal(error: unknown): boolean {
  if (isLocked(error)) return true;
  for (let e = error; e instanceof Error; e = e.cause) {
    if (/HTTP status (?:4|503)|too many wait/.test(e.message)) return true;
  }
  return false;
}
