import type { Client } from "@libsql/client";
import type { Database, DatabaseAddress, Fetch } from "./client.ts";
import { type Connect, clientOf, databaseOver } from "./over-client.ts";
import { sharingTrips } from "./shared-trips.ts";
import { DatabaseUnavailable, isLocked, isOfStatement } from "./unavailable.ts";

/** Longer than a database that slept takes to wake; a visitor who waits longer is better told. */
const tripTimeoutMs = 4_000;
const stepMs = 100;
const mostAsked = 6;

type Batch = Client["batch"];

/** A libSQL server, over HTTP: one request a call. */
export function openServer(address: DatabaseAddress): Database {
  const { url, nearbyUrl, onUnavailable } = address;
  const primary = toldApart(() => connectTo(url, address), onUnavailable);
  const replica = nearbyUrl && toldApart(() => connectTo(nearbyUrl, address));
  const writes = clientOf({
    execute: (...args) => primary().execute(...args),
    batch: writesTo(primary, address),
  });
  const nearby = replica ? orElse(replica, primary) : primary;
  return databaseOver({ read: primary, nearby, write: () => writes }, () => {});
}

/**
 * One write at a time: a libSQL server of one's own stands still for good when
 * a checkpoint of its log meets writes that wait for each other (seen of
 * 0.24.32: all its cores spin on one lock until it is started anew; the newest
 * source has the same lines). It writes one at a time anyhow, so that those who
 * wait go together. Turso is further away, and spared the wait.
 */
function writesTo(primary: Connect, { url, groupWrites }: DatabaseAddress): Batch {
  const batch: Batch = (...args) => primary().batch(...args);
  return new URL(url).hostname.endsWith(".turso.io") ? batch : sharingTrips(batch, groupWrites);
}

/**
 * A client for each call: on workerd one request cannot resume another's work,
 * which is what a shared client's queue does. It costs no round trip.
 */
async function connectTo(url: string, address: DatabaseAddress): Promise<Client> {
  const { authToken, inTurn = (trip) => trip() } = address;
  // A file does without these, and starts sooner.
  const { createClient } = await import("@libsql/client");
  const ask = inTime(address.fetch ?? (await import("./fetch-over-http.ts")).fetchOverHttp);
  return createClient({ url, authToken, fetch: (request: Request) => inTurn(() => ask(request)) });
}

/** Answer and all, within the time of a trip. Timers of our own: the signal of `AbortSignal.timeout` may be collected before it fires. */
function inTime(fetch: Fetch): (request: Request) => Promise<Response> {
  return async (request) => {
    const controller = new AbortController();
    const stop = afterLiveMs(tripTimeoutMs, () => controller.abort(new Error("no answer in time")));
    try {
      const answer = await fetch(request, controller.signal);
      return new Response(await answer.arrayBuffer(), answer);
    } finally {
      stop();
    }
  };
}

/**
 * Counts in small steps, so that time in which nothing at all could run counts
 * as one of them: an answer that lay waiting while a password was hashed did
 * not come late.
 */
function afterLiveMs(ms: number, then: () => void): () => void {
  let left = Math.ceil(ms / stepMs);
  let timer = setTimeout(step, stepMs);
  function step(): void {
    left -= 1;
    if (left > 0) timer = setTimeout(step, stepMs);
    else then();
  }
  return () => clearTimeout(timer);
}

/** What failed on the way is told apart from what the database says of a statement. */
function toldApart(connect: () => Promise<Client>, onUnavailable?: () => void): Connect {
  const rethrow = (error: unknown): never => {
    if (isOfStatement(error)) throw error;
    onUnavailable?.();
    throw new DatabaseUnavailable(error);
  };
  return () =>
    clientOf({
      async execute(...args) {
        const client = await connect();
        return unlessLocked(() => client.execute(...args)).catch(rethrow);
      },
      async batch(...args) {
        const client = await connect();
        return unlessLocked(() => client.batch(...args)).catch(rethrow);
      },
    });
}

/** A server that writes for many says now and then that it is locked; it has done nothing then, so it is asked again. */
async function unlessLocked<T>(ask: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked++) {
    try {
      return await ask();
    } catch (error) {
      if (asked === mostAsked || !isLocked(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, asked * (25 + 50 * Math.random())));
    }
  }
}

/** Asks another server where the first can't be asked, as a replica that is just starting. */
function orElse(first: Connect, second: Connect): Connect {
  const unless =
    <T>(ask: () => Promise<T>) =>
    (error: unknown) => {
      if (error instanceof DatabaseUnavailable) return ask();
      throw error;
    };
  return () =>
    clientOf({
      execute: (...args) =>
        first()
          .execute(...args)
          .catch(unless(() => second().execute(...args))),
      batch: (...args) =>
        first()
          .batch(...args)
          .catch(unless(() => second().batch(...args))),
    });
}
