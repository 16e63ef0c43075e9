import { expect, test } from "vitest";
import type { Argon2id } from "./argon2id.ts";
import { HashingIsBusy, limitInFlight } from "./hash-queue.ts";

const cost = { memoryKiB: 64, passes: 1, lanes: 1 };

/** An Argon2id that ends when told to, and knows what it was asked, by the first byte of each password. */
function slowHasher() {
  const started: number[] = [];
  const ends = new Map<number, { succeed(): void; fail(): void }>();
  const argon2id: Argon2id = (password) =>
    new Promise((resolve, reject) => {
      const [name = 0] = password;
      started.push(name);
      ends.set(name, { succeed: () => resolve(password), fail: () => reject(new Error("out of memory")) });
    });
  return { argon2id, started, end: (name: number) => ends.get(name) };
}

const password = (name: number) => Uint8Array.of(name);
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test("runs so many at once and no more, in the order of arrival", async () => {
  const hasher = slowHasher();
  const limited = limitInFlight(hasher.argon2id, { atOnce: 2, longestLane: 10, longestQueue: 1000 })(
    "school",
  );
  const results = [1, 2, 3, 4].map((name) => limited(password(name), password(0), cost));
  expect(hasher.started).toEqual([1, 2]);

  hasher.end(2)?.succeed();
  expect(await results[1]).toEqual(password(2));
  await nextTurn();
  expect(hasher.started).toEqual([1, 2, 3]);

  hasher.end(1)?.succeed();
  hasher.end(3)?.succeed();
  await nextTurn();
  hasher.end(4)?.succeed();
  expect(await Promise.all(results)).toEqual([1, 2, 3, 4].map(password));
});

test("refuses at once when the queue is full, and says when to come back", async () => {
  const hasher = slowHasher();
  const limited = limitInFlight(hasher.argon2id, { atOnce: 2, longestLane: 100, longestQueue: 1000 })(
    "school",
  );
  const results = Array.from({ length: 102 }, (_, name) => limited(password(name), password(0), cost));

  const refusal = await limited(password(200), password(0), cost).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(HashingIsBusy);
  expect((refusal as HashingIsBusy).retryAfterSeconds).toBe(5);
  expect(hasher.started).toHaveLength(2);

  hasher.end(0)?.succeed();
  await results[0];
  await nextTurn();
  void limited(password(201), password(0), cost);
  expect(hasher.started).toEqual([0, 1, 2]);
});

test("a hash that fails makes room like one that succeeds", async () => {
  const hasher = slowHasher();
  const limited = limitInFlight(hasher.argon2id, { atOnce: 1, longestLane: 1, longestQueue: 1000 })("school");
  const first = limited(password(1), password(0), cost);
  const second = limited(password(2), password(0), cost);
  hasher.end(1)?.fail();
  await expect(first).rejects.toThrow("out of memory");
  await nextTurn();
  hasher.end(2)?.succeed();
  expect(await second).toEqual(password(2));
});

test("a hash that throws before it starts makes room too", async () => {
  const limited = limitInFlight(
    () => {
      throw new Error("no such runtime");
    },
    { atOnce: 1, longestLane: 0, longestQueue: 0 },
  )("school");
  await expect(limited(password(1), password(0), cost)).rejects.toThrow("no such runtime");
  await expect(limited(password(1), password(0), cost)).rejects.toThrow("no such runtime");
});

test("lanes take turns, so that one full lane makes nobody else wait", async () => {
  const hasher = slowHasher();
  const lanes = limitInFlight(hasher.argon2id, { atOnce: 1, longestLane: 10, longestQueue: 100 });
  for (const name of [1, 2, 3, 4]) void lanes("flood")(password(name), password(0), cost);
  void lanes("home")(password(50), password(0), cost);
  for (const name of [1, 2, 50]) {
    hasher.end(name)?.succeed();
    await nextTurn();
  }
  expect(hasher.started).toEqual([1, 2, 50, 3]);
});

test("a full lane refuses, and the next lane does not", async () => {
  const hasher = slowHasher();
  const lanes = limitInFlight(hasher.argon2id, { atOnce: 1, longestLane: 2, longestQueue: 100 });
  for (const name of [1, 2, 3]) void lanes("flood")(password(name), password(0), cost);
  await expect(lanes("flood")(password(4), password(0), cost)).rejects.toBeInstanceOf(HashingIsBusy);
  const home = lanes("home")(password(50), password(0), cost);
  hasher.end(1)?.succeed();
  await nextTurn();
  hasher.end(2)?.succeed();
  await nextTurn();
  hasher.end(50)?.succeed();
  expect(await home).toEqual(password(50));
});

test("a full queue makes room for a network that waits less, at the cost of the one that waits most", async () => {
  const hasher = slowHasher();
  const lanes = limitInFlight(hasher.argon2id, { atOnce: 1, longestLane: 10, longestQueue: 4 });
  const outcomes: Record<number, string> = {};
  const ask = (lane: string, name: number) =>
    lanes(lane)(password(name), password(0), cost).then(
      () => (outcomes[name] = "hashed"),
      (error: unknown) => (outcomes[name] = error instanceof HashingIsBusy ? "busy" : "failed"),
    );
  const all = [1, 2, 3, 4, 5].map((name) => ask("flood", name));
  all.push(ask("other", 51), ask("other", 52));
  await nextTurn();
  // The flood's last one made room for the first of the others, and the one before it for the second.
  expect(outcomes).toEqual({ 5: "busy", 4: "busy" });
  all.push(ask("other", 53));
  await nextTurn();
  expect(outcomes).toEqual({ 5: "busy", 4: "busy", 53: "busy" });
  while (Object.keys(outcomes).length < 8) {
    hasher.end(hasher.started.at(-1) ?? 0)?.succeed();
    await nextTurn();
  }
  await Promise.all(all);
  expect(hasher.started).toEqual([1, 2, 51, 3, 52]);
});
