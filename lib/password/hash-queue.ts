import { longestOf } from "../turns.ts";
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

export function secondsToDrain(hashes: number, atOnce: number): number {
  return Math.max(1, Math.ceil((hashes / atOnce) * slowHashSeconds));
}

export interface HashLimits {
  /** How many run at a time. */
  readonly atOnce: number;
  /** How many may wait in one lane. */
  readonly longestLane: number;
  /** How many may wait in all. */
  readonly longestQueue: number;
}

/** The Argon2id of one lane. */
export type HashLanes = (lane: string) => Argon2id;

/** A hash that waits for its turn. */
interface Job {
  run(): Promise<void>;
  refuse(error: HashingIsBusy): void;
}

/**
 * The same Argon2id, so many at a time. Each hash in flight takes its 19 MiB
 * and a core: without a bound, whoever posts passwords in bulk takes the
 * server's memory (128 MB at the edge) or its time (OWASP Password Storage
 * Cheat Sheet, on denial of service).
 *
 * Waiting is in lanes, one for each network, and the lanes take turns: who
 * fills a lane makes those in it wait, and nobody else. Where the whole queue
 * is full, the last of the longest lane makes room.
 *
 * @throws {HashingIsBusy} from the hash itself, when the lane or the queue is full.
 */
export function limitInFlight(argon2id: Argon2id, limits: HashLimits): HashLanes {
  const { atOnce, longestLane, longestQueue } = limits;
  // In the order of their next turn: a lane that had one goes to the end.
  const lanes = new Map<string, Job[]>();
  let inFlight = 0;
  let waiting = 0;

  function startNext(): void {
    const [turn] = lanes;
    if (!turn) return;
    const [lane, jobs] = turn;
    const job = jobs.shift();
    lanes.delete(lane);
    if (jobs.length > 0) lanes.set(lane, jobs);
    waiting -= 1;
    void job?.run();
  }

  function wait(lane: string, job: Job): void {
    const jobs = lanes.get(lane) ?? [];
    if (jobs.length >= longestLane) throw new HashingIsBusy(secondsToDrain(longestLane, atOnce));
    if (waiting >= longestQueue) makeRoom(jobs.length);
    jobs.push(job);
    lanes.set(lane, jobs);
    waiting += 1;
  }

  /** @throws {HashingIsBusy} where the newcomer's own lane is (among) the longest. */
  function makeRoom(ownLength: number): void {
    const busy = new HashingIsBusy(secondsToDrain(longestQueue, atOnce));
    const longest = longestOf(lanes);
    if (longest.length <= ownLength + 1) throw busy;
    longest.pop()?.refuse(busy);
    waiting -= 1;
  }

  return (lane) => (password, salt, parameters) =>
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
          startNext();
        }
      };
      if (inFlight < atOnce) void run();
      else wait(lane, { run, refuse: reject });
    });
}
