import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startSweeper } from "./start-sweeper.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Sweeps that end when they are told to. */
function heldSweeps() {
  const ends: (() => void)[] = [];
  const sweeper = startSweeper(() => new Promise<void>((end) => ends.push(end)));
  return { sweeper, ends };
}

test("sweeps at once, then a quarter of a minute after each sweep has ended", async () => {
  const { ends } = heldSweeps();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(14_999);
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ends).toHaveLength(2);
});

test("one that fails is told of, and followed by the next", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  let sweeps = 0;
  startSweeper(async () => {
    if (++sweeps === 1) throw new Error("no database");
  });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(sweeps).toBe(2);
  expect(said).toHaveBeenCalledExactlyOnceWith(expect.any(String), new Error("no database"));
});

test("stopping waits for the sweep under way, and none follows", async () => {
  const { sweeper, ends } = heldSweeps();
  await vi.advanceTimersByTimeAsync(0);
  const stopped = vi.fn();
  void sweeper.stop().then(stopped);
  await vi.advanceTimersByTimeAsync(1000);
  expect(stopped).not.toHaveBeenCalled();
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stopped).toHaveBeenCalledOnce();
  expect(ends).toHaveLength(1);
});

test("stopping waits for no sweep for longer than twenty seconds, and for none that has not begun", async () => {
  const { sweeper } = heldSweeps();
  await vi.advanceTimersByTimeAsync(0);
  const stopped = vi.fn();
  void sweeper.stop().then(stopped);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(stopped).toHaveBeenCalledOnce();

  const resting = heldSweeps();
  await resting.sweeper.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(resting.ends).toEqual([]);
});
