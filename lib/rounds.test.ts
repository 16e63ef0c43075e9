import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inRounds } from "./rounds.ts";

/** Rounds that end when they are told to. */
function openRounds(pauseMs = 0) {
  const begun: { items: readonly number[]; end: () => void; fail: (why: Error) => void }[] = [];
  const ask = inRounds<number>(
    (items) =>
      new Promise<void>((end, fail) => {
        begun.push({ items: [...items], end, fail });
      }),
    pauseMs,
  );
  return { ask, begun };
}

test("who comes first does not wait; who comes during a round shares the next one", async () => {
  const { ask, begun } = openRounds();
  const first = ask(1);
  await sleep(1);
  expect(begun.map(({ items }) => items)).toEqual([[1]]);
  const others = [ask(2), ask(3)];
  await sleep(5);
  expect(begun).toHaveLength(1);
  begun[0]?.end();
  await first;
  await sleep(1);
  expect(begun.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  begun[1]?.end();
  await Promise.all(others);
});

test("a round that fails tells those who were in it, and nobody else", async () => {
  const { ask, begun } = openRounds();
  const first = expect(ask(1)).rejects.toThrow("away");
  await sleep(1);
  const second = ask(2);
  begun[0]?.fail(new Error("away"));
  await first;
  await sleep(1);
  begun[1]?.end();
  await second;
});

test("rounds begin no sooner after each other than the pause, and take all that came", async () => {
  const { ask, begun } = openRounds(40);
  void ask(1);
  await sleep(1);
  begun[0]?.end();
  await sleep(1);
  void ask(2);
  await sleep(15);
  void ask(3);
  expect(begun).toHaveLength(1);
  await sleep(50);
  expect(begun.map(({ items }) => items)).toEqual([[1], [2, 3]]);
});
