import { type Client, createClient } from "@libsql/client";
import type { Database } from "./client.ts";
import { makeFolderOf } from "./make-folder.ts";
import { readerOf, type Trips, writerOf } from "./over-client.ts";
import { isLocked } from "./unavailable.ts";
import { oneAfterAnother } from "./write-turns.ts";

const otherProcessTimeoutMs = 250;
const busyRetryDelaysMs = [5, 15, 40, 100, 250, 500, 1000, 2000, 4000];

/** An embedded file: one connection, and one write at a time. */
export function openFile(url: string): Database {
  makeFolderOf(url);
  // One connection is enough: the embedded driver computes on the caller's thread.
  const client = createClient({ url, concurrency: 1, timeout: otherProcessTimeoutMs });
  const trips: Trips = { count: 0 };
  const reader = readerOf(() => client, trips);
  const writer = writerOf(() => client, trips);
  const inTurn = oneAfterAnother();
  return {
    read: reader,
    readNearby: reader,
    readAll: (build) => reader.batch(build(reader)),
    write: (build) => inTurn(() => untilFree(() => writer.batch(build(writer)), client)),
    get roundTrips() {
      return trips.count;
    },
    close: () => client.close(),
  };
}

/** Runs again, on a new connection, while another process holds the file's lock. */
async function untilFree<T>(run: () => Promise<T>, client: Client): Promise<T> {
  for (const delayMs of busyRetryDelaysMs) {
    try {
      return await run();
    } catch (error) {
      if (!isLocked(error)) throw error;
      client.reconnect();
      await new Promise((resolve) => setTimeout(resolve, delayMs * (0.5 + Math.random())));
    }
  }
  return run();
}
