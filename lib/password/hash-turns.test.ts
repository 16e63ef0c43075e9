import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Argon2id } from "./argon2id.ts";
import { HashingIsBusy } from "./hash-queue.ts";
import { takeTurns } from "./hash-turns.ts";

const cost = { memoryKiB: 64, passes: 1, lanes: 1 };
const limits = { longestLane: 10, longestQueue: 1000 };
const password = (name: number) => Uint8Array.of(name);
const salt = password(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A hash that holds its thread for 20 ms, and notes in what order it was asked. */
function hasher() {
  const order: number[] = [];
  const argon2id: Argon2id = async (given) => {
    order.push(given[0] ?? 0);
    vi.setSystemTime(Date.now() + 20);
    return given;
  };
  return { argon2id, order };
}

test("hashes in the order of arrival, each once", async () => {
  const { argon2id, order } = hasher();
  const hash = takeTurns(argon2id, limits)("school");
  const results = Promise.all([1, 2, 3].map((name) => hash(password(name), salt, cost)));
  expect(order).toEqual([]);
  await vi.runAllTimersAsync();
  expect(await results).toEqual([1, 2, 3].map(password));
  expect(order).toEqual([1, 2, 3]);
});

test("lets lanes take turns, so that who fills one slows down nobody else", async () => {
  const { argon2id, order } = hasher();
  const lanes = takeTurns(argon2id, limits);
  const [flood, other] = [lanes("flood"), lanes("other")];
  const all = [1, 2, 3, 4].map((name) => flood(password(name), salt, cost));
  all.push(other(password(9), salt, cost));
  await vi.runAllTimersAsync();
  await Promise.all(all);
  expect(order).toEqual([1, 9, 2, 3, 4]);
});

test("refuses when a lane is full, or the queue, and says when to come back", async () => {
  const { argon2id } = hasher();
  const lanes = takeTurns(argon2id, { longestLane: 2, longestQueue: 3 });
  const waiting = [lanes("a"), lanes("a")].map((hash) => hash(password(1), salt, cost));
  await expect(lanes("a")(password(2), salt, cost)).rejects.toThrow(HashingIsBusy);
  const full = takeTurns(argon2id, { longestLane: 2, longestQueue: 2 });
  waiting.push(...[full("a"), full("b")].map((hash) => hash(password(1), salt, cost)));
  await expect(full("c")(password(2), salt, cost)).rejects.toMatchObject({ retryAfterSeconds: 1 });
  await vi.runAllTimersAsync();
  await Promise.all(waiting);
  const later = lanes("a")(password(3), salt, cost);
  await vi.runAllTimersAsync();
  expect(await later).toEqual(password(3));
});

test("makes room for a network that waits less, at the cost of the one that waits most", async () => {
  const { argon2id, order } = hasher();
  const lanes = takeTurns(argon2id, { longestLane: 10, longestQueue: 4 });
  const flood = [1, 2, 3, 4].map((name) => lanes("flood")(password(name), salt, cost));
  const outcomes = Promise.allSettled([...flood, lanes("other")(password(9), salt, cost)]);
  await vi.runAllTimersAsync();
  const refused = (await outcomes).map((outcome) => (outcome.status === "rejected" ? outcome.reason : null));
  expect(refused).toEqual([null, null, null, expect.any(HashingIsBusy), null]);
  expect(order.toSorted()).toEqual([1, 2, 3, 9]);
});

test("goes on after a hash that fails", async () => {
  const failing: Argon2id = async (given) => {
    if (given[0] === 1) throw new Error("no memory");
    return given;
  };
  const hash = takeTurns(failing, limits)("school");
  const results = Promise.allSettled([1, 2].map((name) => hash(password(name), salt, cost)));
  await vi.runAllTimersAsync();
  expect((await results).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

test("does not wait for ever for a request that the runtime dropped", async () => {
  const { argon2id, order } = hasher();
  // The first one to sleep is never woken again, as when its visitor's call is cancelled.
  const setTimeoutHere = globalThis.setTimeout;
  const sleeps = vi.spyOn(globalThis, "setTimeout").mockImplementationOnce(() => 0 as never);
  const lanes = takeTurns(argon2id, limits);
  void lanes("dropped")(password(1), salt, cost);
  sleeps.mockImplementation(setTimeoutHere as never);
  const second = lanes("other")(password(2), salt, cost);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(order).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await second).toEqual(password(2));
  expect(order).toEqual([2]);
});
