import type { Client } from "@libsql/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sharingTrips } from "./shared-trips.ts";
import { DatabaseUnavailable } from "./unavailable.ts";

/** A server that answers each statement with its text in capitals; `x` it refuses, and while it is away, it answers nothing. */
function recorded() {
  const trips: string[] = [];
  const server = { isAway: false, goesAwayAfter: Number.POSITIVE_INFINITY, why: "no answer in time" };
  const batch = (async (statements: string[]) => {
    trips.push(statements.join(" "));
    await Promise.resolve();
    if (server.isAway || trips.length > server.goesAwayAfter)
      throw new DatabaseUnavailable(new Error(server.why));
    if (statements.includes("x")) throw Object.assign(new Error("refused"), { code: "SQLITE_CONSTRAINT" });
    return statements.map((statement) => statement.toUpperCase());
  }) as unknown as Client["batch"];
  const share = sharingTrips(batch);
  return { trips, server, write: (...statements: string[]) => share(statements) };
}

const statusOf = ({ status }: PromiseSettledResult<unknown>) => status;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("writes that come together are one trip, and each gets its own answers", async () => {
  const { trips, write } = recorded();
  expect(await Promise.all([write("a", "b"), write("c"), write("d", "e")])).toEqual([
    ["A", "B"],
    ["C"],
    ["D", "E"],
  ]);
  expect(trips).toEqual(["a b c d e"]);
});

test("one that is refused is refused alone, after nothing was done", async () => {
  const { trips, write } = recorded();
  const settled = await Promise.allSettled([write("a"), write("b", "x"), write("c")]);
  expect(settled.map(statusOf)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(settled[1]).toMatchObject({ reason: { code: "SQLITE_CONSTRAINT" } });
  expect(trips).toEqual(["a b x c", "a", "b x", "c"]);
});

test("where the server is away the trip fails, and who waited behind it is not tried", async () => {
  const { trips, server, write } = recorded();
  server.isAway = true;
  const long = Array.from({ length: 60 }, () => "long");
  const settled = await Promise.allSettled([write(...long), write("a"), write("b")]);
  for (const outcome of settled) {
    expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(DatabaseUnavailable) });
  }
  expect(trips).toEqual([long.join(" ")]);
  server.isAway = false;
  expect(await write("c")).toEqual(["C"]);
});

test.each([
  "SQLITE_BUSY: database is locked",
  "Server returned HTTP status 429",
  "Server returned HTTP status 503",
])("who waits behind a trip that the server refused (%s) is tried", async (why) => {
  const { trips, server, write } = recorded();
  Object.assign(server, { isAway: true, why });
  const long = Array.from({ length: 60 }, () => "long");
  const settled = await Promise.allSettled([write(...long), write("a")]);
  expect(settled.map(statusOf)).toEqual(["rejected", "rejected"]);
  expect(trips).toEqual([long.join(" "), "a"]);
});

test("where the server goes away while they go one by one, those behind are not tried", async () => {
  const { trips, server, write } = recorded();
  // After the trip of all, and that of the refused one.
  server.goesAwayAfter = 2;
  const settled = await Promise.allSettled([write("x"), write("a"), write("b")]);
  expect(settled.map(statusOf)).toEqual(["rejected", "rejected", "rejected"]);
  expect(trips).toEqual(["x a b", "x", "a"]);
});

test("nobody waits for longer than ten seconds", async () => {
  const { trips, write } = recorded();
  const waiting = write("a");
  vi.setSystemTime(Date.now() + 10_001);
  await expect(waiting).rejects.toThrow("too many wait for it");
  expect(trips).toEqual([]);
});
