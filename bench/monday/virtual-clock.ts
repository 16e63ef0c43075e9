import type { Clock } from "../../lib/scope.ts";

/** A clock that is moved on by hand, and one worker who waits for moments of it. */
export class VirtualClock implements Clock {
  #now: number;
  #waiting: { at: number; wake: () => void } | null = null;

  constructor(start: number) {
    this.#now = start;
  }

  now(): Date {
    return new Date(this.#now);
  }

  until(at: number): Promise<void> {
    return new Promise((wake) => {
      this.#waiting = { at, wake };
    });
  }

  /** Moves on, and lets the worker do all that it does at that moment. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    do {
      if (this.#waiting && this.#waiting.at <= this.#now) {
        const { wake } = this.#waiting;
        this.#waiting = null;
        wake();
      }
      if (!this.#waiting) await new Promise((resolve) => setImmediate(resolve));
    } while (!this.#waiting || this.#waiting.at <= this.#now);
  }
}
