/** Somebody's wait for a turn, and the turn itself. */
interface Ticket {
  lane: string;
  /** When its own request last looked after it, in milliseconds. */
  seenAt: number;
  isAtWork: boolean;
  /** It made room for somebody else. */
  isRefused: boolean;
}

export interface TurnRules {
  /** How many have their turn at a time. */
  readonly atOnce: number;
  /** How many may wait in one lane, and in all, with those who have their turn. */
  readonly longestLane: number;
  readonly longestQueue: number;
  /** What a turn takes at the least, in milliseconds: nobody need look sooner whether theirs has come. */
  readonly quickMs: number;
  /** What is thrown at whoever would make a queue of `length` longer. */
  readonly refusal: (length: number) => Error;
}

/** Does the work when its turn has come. */
export type TakeTurn = <T>(lane: string, work: () => Promise<T>) => Promise<T>;

/** Whoever was not heard of for so long has been dropped by the runtime, and holds up nobody. */
const lostAfterMs = 15_000;
const longestSleepMs = 500;

/**
 * A queue for a runtime where one request must not resume another's work
 * (workerd). So nobody is woken by whoever goes before: each looks by itself
 * whether its turn has come, and the requests share numbers alone.
 *
 * Waiting is in lanes, and the lanes take turns: who fills a lane makes those
 * in it wait, and nobody else. Where the whole queue is full, the last of the
 * longest lane makes room.
 *
 * @throws `refusal` from the turn itself, when the lane or the queue is full.
 */
export function takingTurns(rules: TurnRules): TakeTurn {
  const { atOnce, longestLane, longestQueue, quickMs, refusal } = rules;
  // In the order of their next turn: a lane that had one goes to the end.
  const lanes = new Map<string, Ticket[]>();

  function join(lane: string): Ticket {
    dropLost();
    const queue = lanes.get(lane) ?? [];
    if (queue.length >= longestLane) throw refusal(longestLane);
    if (waiting() >= longestQueue) makeRoom(queue.length);
    const ticket = { lane, seenAt: Date.now(), isAtWork: false, isRefused: false };
    queue.push(ticket);
    lanes.set(lane, queue);
    return ticket;
  }

  function makeRoom(ownLength: number): void {
    const longest = longestOf(lanes);
    const last = longest.findLast(({ isAtWork }) => !isAtWork);
    if (!last || longest.length <= ownLength + 1) throw refusal(longestQueue);
    last.isRefused = true;
    leave(last);
  }

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

  /** How many go before this one: who is nearer the front of a lane, and on the same place the lane whose turn is sooner. */
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

  /** How many turns have to end before this one. */
  function turnsBefore(ticket: Ticket): number {
    return Math.max(0, ahead(ticket) - atOnce + 1);
  }

  return async (lane, work) => {
    const ticket = join(lane);
    try {
      for (let before = turnsBefore(ticket); before > 0; before = turnsBefore(ticket)) {
        await sleep(Math.min((before * quickMs) / atOnce, longestSleepMs));
        if (ticket.isRefused) throw refusal(longestQueue);
        ticket.seenAt = Date.now();
        dropLost();
      }
      ticket.isAtWork = true;
      return await work();
    } finally {
      leave(ticket);
    }
  };
}

/** Of a full queue there is one. */
export function longestOf<T>(lanes: ReadonlyMap<string, T[]>): T[] {
  return [...lanes.values()].reduce((longest, lane) => (lane.length > longest.length ? lane : longest), []);
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
