import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sleep, takingTurns } from "./turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const rules = { atOnce: 2, longestLane: 10, longestQueue: 3, quickMs: 5, refusal: () => new Error("full") };

/** Work of 20 ms, and how much of it there is at a time. */
function worker() {
  const seen = { now: 0, most: 0, done: [] as number[] };
  const work = (name: number) => async () => {
    seen.most = Math.max(seen.most, ++seen.now);
    await sleep(20);
    seen.now--;
    seen.done.push(name);
  };
  return { work, seen };
}

test("so many at a time and no more, and everybody in the end", async () => {
  const { work, seen } = worker();
  const turn = takingTurns({ ...rules, longestQueue: 100 });
  const all = Promise.all([1, 2, 3, 4, 5].map((name) => turn("all", work(name))));
  await vi.runAllTimersAsync();
  await all;
  expect(seen).toMatchObject({ now: 0, most: 2 });
  expect(seen.done.toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test("whoever is at work does not make room for a newcomer", async () => {
  const { work, seen } = worker();
  const turn = takingTurns({ ...rules, atOnce: 3 });
  const all = Promise.allSettled([1, 2, 3].map((name) => turn("flood", work(name))));
  await expect(turn("other", work(9))).rejects.toThrow("full");
  await vi.runAllTimersAsync();
  expect((await all).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
  expect(seen.done).toEqual([1, 2, 3]);
});
