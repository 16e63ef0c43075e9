import { afterEach, expect, test, vi } from "vitest";
import { DatabaseUnavailable } from "./unavailable.ts";
import { failingTogether, type InTurn } from "./write-turns.ts";

const failWith = (error: Error) => async (): Promise<string> => {
  throw new DatabaseUnavailable(error);
};
const works = async () => "done";

function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

afterEach(() => {
  vi.useRealTimers();
});

test("who waits behind a trip that found nobody there is not tried", async () => {
  const inTurn = failingTogether(oneAfterAnother());
  const [first, second] = await Promise.allSettled([
    inTurn(failWith(new Error("no answer in time"))),
    inTurn(works),
  ]);
  expect([first?.status, second?.status]).toEqual(["rejected", "rejected"]);
  expect(await inTurn(works)).toBe("done");
});

test.each([
  "SQLITE_BUSY: database is locked",
  "Server returned HTTP status 429",
  "Server returned HTTP status 503",
  "too many wait for it",
])("who waits behind one that a server refused (%s) is tried", async (why) => {
  const inTurn = failingTogether(oneAfterAnother());
  const outcomes = await Promise.allSettled([inTurn(failWith(new Error(why))), inTurn(works)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

test("nobody waits for longer than ten seconds", async () => {
  vi.useFakeTimers();
  const inTurn = failingTogether(oneAfterAnother());
  const slow = inTurn(() => new Promise((done) => setTimeout(() => done("slow"), 11_000)));
  const behind = expect(inTurn(works)).rejects.toThrow(DatabaseUnavailable);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await slow).toBe("slow");
  await behind;
});
