import type { Argon2id } from "./argon2id.ts";
import { HashingIsBusy, type HashLanes, type HashLimits, longestOf, secondsToDrain } from "./hash-queue.ts";

/** Somebody's wait for one hash. */
interface Ticket {
  lane: string;
  /** When its own request last looked after it, in milliseconds. */
  seenAt: number;
  /** It made room for somebody else. */
  isRefused: boolean;
}

/** Whoever was not heard of for so long has been dropped by the runtime, and holds up nobody. */
const lostAfterMs = 15_000;
/** What one hash takes at the least: nobody need look sooner whether their turn has come. */
const quickHashMs = 15;
const longestSleepMs = 500;

/**
 * `limitInFlight` for a runtime of one thread, where a hash holds the isolate
 * and one request must not resume another's work (workerd). So nobody is woken
 * by whoever goes before: each looks by itself whether its turn has come, and
 * the requests share numbers alone. What waits is seen to wait, because
 * everybody lets the runtime take in what arrived before they hash.
 *
 * The lanes take turns, and make room, as there.
 *
 * @throws {HashingIsBusy} from the hash itself, when the lane or the queue is full.
 */
export function takeTurns(argon2id: Argon2id, limits: Omit<HashLimits, "atOnce">): HashLanes {
  const { longestLane, longestQueue } = limits;
  // In the order of their next turn: a lane that had one goes to the end.
  const lanes = new Map<string, Ticket[]>();

  function join(lane: string): Ticket {
    dropLost();
    const queue = lanes.get(lane) ?? [];
    if (queue.length >= longestLane) throw new HashingIsBusy(secondsToDrain(longestLane, 1));
    if (waiting() >= longestQueue) makeRoom(queue.length);
    const ticket = { lane, seenAt: Date.now(), isRefused: false };
    queue.push(ticket);
    lanes.set(lane, queue);
    return ticket;
  }

  function makeRoom(ownLength: number): void {
    const longest = longestOf(lanes);
    const last = longest.at(-1);
    if (!last || longest.length <= ownLength + 1) throw isFull();
    last.isRefused = true;
    leave(last);
  }

  const isFull = () => new HashingIsBusy(secondsToDrain(longestQueue, 1));

  function leave(ticket: Ticket): void {
    const turn = lanes.get(ticket.lane);
    // It may be gone already, and its lane go on without it.
    if (!turn?.includes(ticket)) return;
    const queue = turn.filter((other) => other !== ticket);
    lanes.delete(ticket.lane);
    if (queue.length > 0) lanes.set(ticket.lane, queue);
  }

  function dropLost(): void {
    const before = Date.now() - lostAfterMs;
    for (const ticket of [...lanes.values()].flat()) if (ticket.seenAt < before) leave(ticket);
  }

  const waiting = () => [...lanes.values()].reduce((sum, queue) => sum + queue.length, 0);

  /** How many hash before this one: who is nearer the front of a lane, and on the same place the lane whose turn is sooner. */
  function ahead(ticket: Ticket): number {
    const place = lanes.get(ticket.lane)?.indexOf(ticket) ?? 0;
    let isBefore = true;
    let count = 0;
    for (const [lane, queue] of lanes) {
      if (lane === ticket.lane) {
        isBefore = false;
        count += place;
      } else count += Math.min(queue.length, isBefore ? place + 1 : place);
    }
    return count;
  }

  return (lane) => async (password, salt, parameters) => {
    const ticket = join(lane);
    try {
      let before = 0;
      do {
        await sleep(Math.min(before * quickHashMs, longestSleepMs));
        if (ticket.isRefused) throw isFull();
        ticket.seenAt = Date.now();
        dropLost();
        before = ahead(ticket);
      } while (before > 0);
      return await argon2id(password, salt, parameters);
    } finally {
      leave(ticket);
    }
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
