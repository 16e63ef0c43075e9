import type { Argon2id } from "./argon2id.ts";

/** What one hash takes on slow hardware; measured 24 to 55 ms on two shared cores. */
const slowHashSeconds = 0.1;

/** More sign-ins at once than this server can hash in good time. */
export class HashingIsBusy extends Error {
  /** Whole seconds after which a queue that is now full has drained. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(`The queue of password hashes is full; it drains in about ${retryAfterSeconds} s`);
    this.name = "HashingIsBusy";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * The same Argon2id, at most `atOnce` at a time, first come first served. Each
 * hash in flight takes its 19 MiB and a core: without a bound, whoever posts
 * passwords in bulk takes the server's memory (128 MB at the edge) or its time
 * (OWASP Password Storage Cheat Sheet, on denial of service).
 *
 * @param limits.longestQueue how many may wait; one more is refused at once.
 * @throws {HashingIsBusy} when the queue is full.
 */
export function limitInFlight(
  argon2id: Argon2id,
  limits: { readonly atOnce: number; readonly longestQueue: number },
): Argon2id {
  const { atOnce, longestQueue } = limits;
  const drainsInSeconds = Math.max(1, Math.ceil((longestQueue / atOnce) * slowHashSeconds));
  const waiting: (() => Promise<void>)[] = [];
  let inFlight = 0;

  return (password, salt, parameters) =>
    new Promise((resolve, reject) => {
      const run = async () => {
        inFlight += 1;
        try {
          resolve(await argon2id(password, salt, parameters));
        } catch (error) {
          reject(error);
        } finally {
          inFlight -= 1;
          // Whoever ends starts the next, rather than waking it: a visitor who
          // left while waiting would otherwise keep the place for ever.
          void waiting.shift()?.();
        }
      };
      if (inFlight < atOnce) void run();
      else if (waiting.length < longestQueue) waiting.push(run);
      else reject(new HashingIsBusy(drainsInSeconds));
    });
}
