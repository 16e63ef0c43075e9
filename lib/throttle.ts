/**
 * How much is let through. Every limit is a count over rows that are written
 * anyway, checked in the statement that writes the next one, so that a hundred
 * at once can't pass a limit of five. `factor` is for tests and benchmarks.
 */
const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** Recovery requests from one network: a whole school with a lesson on forgotten passwords stays below it. */
export const requestsOfNetwork = { most: 300, withinMs: hourMs };

/** Requests of one account that make mail; the next ones get the same answer and no mail. */
export const mailedRequestsOfAccount = { most: 5, withinMs: hourMs };

/** Help messages from one network. */
export const helpOfNetwork = { most: 30, withinMs: hourMs };

/** Help messages of one school that are mailed on in an hour; the others wait for the next. */
export const mailedHelpOfSchool = { most: 60, withinMs: hourMs };

/** Wrong codes of letters from one network. Right ones don't count: a whole class may type theirs. */
export const wrongCodesOfNetwork = { most: 300, withinMs: hourMs };

/** Wrong codes at one school, from everywhere: what bounds guessing at ten letters (docs/security.md has the arithmetic). */
export const wrongCodesOfSchool = { most: 1000, withinMs: hourMs };

/**
 * Failed sign-ins from one network, over all usernames. Beyond this number, as
 * when somebody tries one password on everybody, each username has one free
 * attempt instead of five. More than that would let one pupil shut out a school.
 */
export const failuresOfNetwork = { most: 1000, withinMs: hourMs };

/**
 * Failed sign-ins of one allowance (a username from one network, or a browser
 * that is known). The first ones are free; then each failure doubles the wait.
 * Nothing is ever locked.
 */
export const failuresOfAllowance = {
  free: 5,
  freeOnSuspectNetwork: 1,
  withinMs: hourMs,
  firstWaitMs: 30 * secondMs,
  longestWaitMs: 15 * minuteMs,
};

export function scaled(limit: number, factor: number): number {
  return Math.max(1, Math.round(limit * factor));
}

/**
 * @param failures of the allowance in the window, of which `free` cost no wait; @param lastAt the newest one.
 * @returns milliseconds still to wait, 0 when free to try.
 */
export function waitOfAllowance(failures: number, free: number, lastAt: Date | null, now: Date): number {
  const beyond = failures - free;
  if (beyond < 0 || lastAt === null) return 0;
  const { firstWaitMs, longestWaitMs } = failuresOfAllowance;
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(beyond, 20));
  return Math.max(0, lastAt.getTime() + waitMs - now.getTime());
}

/** Milliseconds until the oldest of a full window leaves it. */
export function waitOfWindow(oldestAt: Date | null, withinMs: number, now: Date): number {
  return oldestAt === null ? 0 : Math.max(secondMs, oldestAt.getTime() + withinMs - now.getTime());
}
