import type { Clock } from "../lib/scope.ts";

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Stands still until it is moved on. */
export function testClock(start = "2026-09-01T08:00:00Z"): TestClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
  };
}
