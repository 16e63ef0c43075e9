import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inLedRounds, ledRounds, type RoundRules } from "./led-rounds.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Outcomes = readonly PromiseSettledResult<string>[];

const done = (value: string): PromiseSettledResult<string> => ({ status: "fulfilled", value });
const refused = (reason: unknown): PromiseSettledResult<string> => ({ status: "rejected", reason });

/** Rounds that end when they are told to; each item becomes its text in capitals. */
function openRounds(rules: Partial<RoundRules<string, string>> = {}) {
  const begun: { items: string; end: (outcomes?: Outcomes) => void; fail: (why: Error) => void }[] = [];
  const ask = ledRounds<string, string>({
    refusal: (why) => new Error(why),
    round: (items) =>
      new Promise((resolve, reject) => {
        const end = (outcomes: Outcomes = items.map((item) => done(item.toUpperCase()))) => resolve(outcomes);
        begun.push({ items: items.join(" "), end, fail: reject });
      }),
    ...rules,
  });
  const sets = () => begun.map(({ items }) => items);
  return { ask, begun, sets };
}

/** By default as long as anybody may take to see that a round is over. */
const passes = (ms = 50) => vi.advanceTimersByTimeAsync(ms);

test("who comes first does not wait, who comes during a round goes with the next, and each gets its own answer", async () => {
  const { ask, begun, sets } = openRounds();
  const first = ask("a");
  expect(sets()).toEqual(["a"]);
  const others = Promise.all([ask("b"), ask("c")]);
  await passes(200);
  expect(sets()).toEqual(["a"]);
  begun[0]?.end();
  await passes();
  expect(await first).toBe("A");
  expect(sets()).toEqual(["a", "b c"]);
  begun[1]?.end();
  await passes(500);
  expect(await others).toEqual(["B", "C"]);
});

test("one of a round may be refused alone", async () => {
  const { ask, begun } = openRounds();
  void ask("a");
  const settled = Promise.allSettled([ask("b"), ask("c")]);
  begun[0]?.end();
  await passes();
  begun[1]?.end([refused("no"), done("C")]);
  await passes();
  expect(await settled).toEqual([refused("no"), done("C")]);
});

test("a round that fails tells those who were in it, and nobody else", async () => {
  const { ask, begun } = openRounds();
  void ask("a");
  const failed = Promise.allSettled([ask("b"), ask("c")]);
  begun[0]?.end();
  await passes();
  const last = ask("d");
  begun[1]?.fail(new Error("away"));
  await passes();
  const away = { status: "rejected", reason: new Error("away") };
  expect(await failed).toEqual([away, away]);
  begun[2]?.end();
  await passes();
  expect(await last).toBe("D");
});

test("no more go along than may, in the order in which they came", async () => {
  const { ask, begun, sets } = openRounds({ howMany: () => 2 });
  const all = Promise.all(["a", "b", "c", "d", "e", "f"].map(ask));
  for (let i = 0; i < 4; i++) {
    begun[i]?.end();
    await passes();
  }
  expect(await all).toEqual(["A", "B", "C", "D", "E", "F"]);
  expect(sets()).toEqual(["a", "b c", "d e", "f"]);
});

test("rounds begin no sooner after each other than the pause, and take all that came", async () => {
  const { ask, begun, sets } = openRounds({ pauseMs: 100 });
  void ask("a");
  begun[0]?.end();
  await passes();
  void ask("b");
  void ask("c");
  await passes(49);
  expect(sets()).toEqual(["a"]);
  await passes(2);
  expect(sets()).toEqual(["a", "b c"]);
});

test("where the request that leads is dropped, its round is lost for those in it, and the others go on after some seconds", async () => {
  const { ask, begun, sets } = openRounds();
  const alive = vi.spyOn(globalThis, "setInterval");
  const first = Promise.allSettled([ask("a")]);
  const second = ask("b");
  await passes(60_000);
  expect(sets()).toEqual(["a"]);
  // As the runtime does: what it set for itself never comes.
  clearInterval(alive.mock.results[0]?.value);
  await passes(4_500);
  expect(sets()).toEqual(["a"]);
  await passes(2_000);
  expect(sets()).toEqual(["a", "b"]);
  begun[1]?.end();
  await passes(500);
  expect(await second).toBe("B");
  begun[0]?.end();
  await passes();
  expect(await first).toEqual([
    { status: "rejected", reason: new Error("whoever did it for all was dropped") },
  ]);
});

test("after a moment in which nothing could run, whoever leads is not taken for lost", async () => {
  const { ask, begun, sets } = openRounds();
  const first = ask("a");
  const second = ask("b");
  await passes();
  // Both are late, and whoever waits looks first.
  vi.setSystemTime(Date.now() + 20_000);
  await passes(1_000);
  expect(sets()).toEqual(["a"]);
  begun[0]?.end();
  await passes(500);
  expect(await first).toBe("A");
  begun[1]?.end();
  await passes(500);
  expect(await second).toBe("B");
});

test("a clock that is set back holds up nobody for longer than the pause", async () => {
  const { ask, begun, sets } = openRounds({ pauseMs: 100 });
  void ask("a");
  begun[0]?.end();
  await passes();
  vi.setSystemTime(Date.now() - 60_000);
  void ask("b");
  await passes(150);
  expect(sets()).toEqual(["a", "b"]);
});

test("no more than a thousand wait", async () => {
  const { ask } = openRounds();
  for (let i = 0; i <= 1_000; i++) void ask(`${i}`);
  await expect(ask("one more")).rejects.toThrow("too many wait for it");
});

test("whoever loses patience leaves, unless its round has begun", async () => {
  const { ask, begun, sets } = openRounds({ patienceMs: 1_000 });
  const first = ask("a");
  const second = expect(ask("b")).rejects.toThrow("not done in time");
  await passes(1_600);
  await second;
  begun[0]?.end();
  await passes();
  expect(await first).toBe("A");
  expect(sets()).toEqual(["a"]);
});

test("work whose outcome is the same for all is done for all", async () => {
  const rounds: (readonly number[])[] = [];
  const ask = inLedRounds<number>(async (items) => void rounds.push(items), 0);
  const all = Promise.all([ask(1), ask(2), ask(3)]);
  await passes();
  await all;
  expect(rounds).toEqual([[1], [2, 3]]);
});
