import type { AskForRound } from "./rounds.ts";
import { sleep } from "./turns.ts";

export interface RoundRules<Item, Result> {
  /** Says what became of each, in their order; throws where that is the same for all. */
  readonly round: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Result>[]>;
  /** How many of those who wait, one at least, go along; all where it is not given. */
  readonly howMany?: (waiting: readonly Item[]) => number;
  /** From the beginning of one round to that of the next, at the least, in milliseconds. */
  readonly pauseMs?: number;
  /** Nobody waits for longer for a round to begin, in milliseconds. */
  readonly patienceMs?: number;
  /** What is thrown at those whose item was not done, or may have been: where too many wait, patience is lost, or a round is not heard of again. */
  readonly refusal: (why: string) => Error;
}

/** Somebody's item, and what became of it. */
interface Place<Item, Result> {
  readonly item: Item;
  outcome?: PromiseSettledResult<Result>;
}

interface Round<Item, Result> {
  readonly beganAt: number;
  /** When the request that leads it was last at work, in milliseconds. */
  seenAt: number;
  /** Since when the others have missed it. */
  missedAt: number | null;
  places: readonly Place<Item, Result>[];
}

/** Nobody looks sooner, or later, whether the round is over. */
const [quickLookMs, slowLookMs] = [2, 500];
/** As many requests as may wait for a trip to the database. */
const longestQueue = 1_000;
const aliveMs = 100;
/** So long after it was last at work, a request has been dropped by the runtime. */
const lostAfterMs = 5_000;
/** The platform lets a request work on for half a minute once it has been answered (workerd's `waitUntil`), in two rounds. */
const patienceOfWorkMs = 10_000;
/** No more than are done in a fraction of that. */
const mostInRound = 50;

/**
 * Work that is cheaper together, for a runtime where one request must not
 * resume another's work (workerd): each round is led by one of those who wait,
 * within its own request, and it takes along what the others want done. They
 * share items and outcomes alone, which must be plain data, and each looks by
 * itself whether its own is done. (A promise that another request resolves
 * wakes its owner there too; but where nothing else is awaited the runtime may
 * take the owner for hung first, and end it.)
 *
 * One round at a time. Where the runtime drops the request that leads, the
 * others go on a few seconds later.
 */
export function ledRounds<Item, Result>(rules: RoundRules<Item, Result>): (item: Item) => Promise<Result> {
  const { round: work, howMany = ({ length }) => length, refusal } = rules;
  const { pauseMs = 0, patienceMs = Number.POSITIVE_INFINITY } = rules;
  const waiting: Place<Item, Result>[] = [];
  let underWay: Round<Item, Result> | null = null;
  let lastBeganAt = Number.NEGATIVE_INFINITY;
  let [lastTook, lastTookMs] = [1, 0];

  async function lead(): Promise<void> {
    const round: Round<Item, Result> = {
      beganAt: Date.now(),
      seenAt: Date.now(),
      missedAt: null,
      places: [],
    };
    const alive = setInterval(() => {
      round.seenAt = Date.now();
      round.missedAt = null;
    }, aliveMs);
    underWay = round;
    // No longer than the pause, whatever was done to the clock.
    const waitMs = Math.min(pauseMs, lastBeganAt + pauseMs - Date.now());
    if (waitMs > 0) await sleep(waitMs);
    // The others may have gone on without it by now.
    if (underWay === round) await takeAlong(round);
    clearInterval(alive);
  }

  async function takeAlong(round: Round<Item, Result>): Promise<void> {
    lastBeganAt = Date.now();
    round.places = waiting.splice(0, howMany(waiting.map(({ item }) => item)));
    const outcomes = await outcomesOf(round.places.map(({ item }) => item));
    [lastTook, lastTookMs] = [Math.max(1, round.places.length), Date.now() - round.beganAt];
    end(round, (i) => outcomes[i]);
  }

  async function outcomesOf(items: readonly Item[]): Promise<readonly PromiseSettledResult<Result>[]> {
    try {
      return await work(items);
    } catch (reason) {
      return items.map(() => ({ status: "rejected", reason }));
    }
  }

  function end(
    round: Round<Item, Result>,
    outcomeOf: (i: number) => PromiseSettledResult<Result> | undefined,
  ): void {
    for (const [i, place] of round.places.entries()) {
      const lost = () => refusal("whoever did it for all was dropped");
      place.outcome ??= outcomeOf(i) ?? { status: "rejected", reason: lost() };
    }
    if (underWay === round) underWay = null;
  }

  function isFree(): boolean {
    if (underWay && isLost(underWay)) end(underWay, () => undefined);
    return underWay === null;
  }

  function leave(place: Place<Item, Result>): void {
    waiting.splice(waiting.indexOf(place), 1);
    place.outcome = { status: "rejected", reason: refusal("it was not done in time") };
  }

  /**
   * Until the round is over that takes this one along, or the one that it is to
   * lead may begin, as far as can be told; of one that takes longer than that,
   * the more seldom the longer it takes.
   */
  function untilWorthLooking(place: Place<Item, Result>): number {
    const left = underWay ? underWay.beganAt + lastTookMs - Date.now() : 0;
    const roundsBefore = Math.ceil(Math.max(0, waiting.indexOf(place)) / lastTook);
    const worth = Math.max(0, left) + roundsBefore * lastTookMs;
    return Math.min(slowLookMs, Math.max(quickLookMs, worth, -left / 4));
  }

  return async (item) => {
    if (waiting.length >= longestQueue) throw refusal("too many wait for it");
    const cameAt = Date.now();
    const place: Place<Item, Result> = { item };
    waiting.push(place);
    while (!place.outcome) {
      const hasPatience = Date.now() - cameAt <= patienceMs;
      if (!hasPatience && waiting.includes(place)) leave(place);
      else if (!isFree()) await sleep(untilWorthLooking(place));
      // Its own round may be the one that was just found lost.
      else if (!place.outcome) await lead();
    }
    if (place.outcome.status === "rejected") throw place.outcome.reason;
    return place.outcome.value;
  };
}

/** After a moment in which nothing at all could run, whoever looks first finds everybody else late: who leads gets two more beats. */
function isLost(round: { readonly seenAt: number; missedAt: number | null }): boolean {
  const now = Date.now();
  if (now - round.seenAt <= lostAfterMs) return false;
  round.missedAt ??= now;
  return now - round.missedAt > 2 * aliveMs;
}

/** `inRounds` for such a runtime: what was not done in time is left to the sweeper. */
export function inLedRounds<Item>(
  round: (items: readonly Item[]) => Promise<unknown>,
  pauseMs: number,
): AskForRound<Item> {
  return ledRounds<Item, void>({
    pauseMs,
    patienceMs: patienceOfWorkMs,
    howMany: ({ length }) => Math.min(length, mostInRound),
    refusal: (why) => new Error(`${why}; the sweeper does what is left`),
    async round(items) {
      await round(items);
      return items.map(() => ({ status: "fulfilled", value: undefined }));
    },
  });
}
