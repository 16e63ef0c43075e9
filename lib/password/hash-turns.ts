import { sleep, takingTurns } from "../turns.ts";
import type { Argon2id } from "./argon2id.ts";
import { HashingIsBusy, type HashLanes, type HashLimits, secondsToDrain } from "./hash-queue.ts";

/** What one hash takes at the least. */
const quickHashMs = 15;
/** A trip to the database takes an isolate some eight steps; between two hashes all others get that far. */
const mostSteps = 12;
/** Time in which nothing else had to be done. */
const quietMs = 2;

/**
 * `limitInFlight` for a runtime of one thread, where a hash holds the isolate
 * (workerd). The lanes take turns, and make room, as there.
 *
 * @throws {HashingIsBusy} from the hash itself, when the lane or the queue is full.
 */
export function takeTurns(argon2id: Argon2id, limits: Omit<HashLimits, "atOnce">): HashLanes {
  const turn = takingTurns({
    ...limits,
    atOnce: 1,
    quickMs: quickHashMs,
    refusal: (length) => new HashingIsBusy(secondsToDrain(length, 1)),
  });
  return (lane) => (password, salt, parameters) =>
    turn(lane, async () => {
      await letOthersIn();
      return argon2id(password, salt, parameters);
    });
}

/**
 * Gives back the thread until nobody else wants it. The sleepers of a queue
 * wake together, and would hash one after the other without anybody's answer
 * from the database being read in between, until its time is over.
 */
async function letOthersIn(): Promise<void> {
  for (let i = 0; i < mostSteps; i++) {
    const at = Date.now();
    await sleep(0);
    if (Date.now() - at < quietMs) return;
  }
}
