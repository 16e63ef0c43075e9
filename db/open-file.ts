import type { InStatement } from "@libsql/client";
import type { Database } from "./client.ts";
import { FileConnection } from "./file-connection.ts";
import { makeFolderOf, pathOf } from "./make-folder.ts";
import { clientOf, readerOf, type Trips, writerOf } from "./over-client.ts";
import { isLocked } from "./unavailable.ts";
import { oneAfterAnother } from "./write-turns.ts";

const otherProcessTimeoutMs = 250;
const busyRetryDelaysMs = [5, 15, 40, 100, 250, 500, 1000, 2000, 4000];

/** An embedded file: one connection, and one write at a time. */
export function openFile(url: string): Database {
  makeFolderOf(url);
  // One connection is enough: the embedded driver computes on the caller's thread.
  const connection = new FileConnection(pathOf(url), otherProcessTimeoutMs);
  const client = clientOf({
    execute: async (statement) => connection.execute(statement as InStatement),
    batch: async (statements, mode) =>
      connection.batch(statements as InStatement[], mode as "read" | "write"),
  });
  const trips: Trips = { count: 0 };
  const reader = readerOf(() => client, trips);
  const writer = writerOf(() => client, trips);
  const inTurn = oneAfterAnother();
  return {
    read: reader,
    readNearby: reader,
    readAll: (build) => reader.batch(build(reader)),
    write: (build) => inTurn(() => untilFree(() => writer.batch(build(writer)), connection)),
    get roundTrips() {
      return trips.count;
    },
    close: () => connection.close(),
  };
}

/** Runs again, on a new connection, while another process holds the file's lock. */
async function untilFree<T>(run: () => Promise<T>, connection: FileConnection): Promise<T> {
  for (const delayMs of busyRetryDelaysMs) {
    try {
      return await run();
    } catch (error) {
      if (!isLocked(error)) throw error;
      connection.reconnect();
      await new Promise((resolve) => setTimeout(resolve, delayMs * (0.5 + Math.random())));
    }
  }
  return run();
}
