import type { InStatement } from "@libsql/client";
import type { Database } from "./client.ts";
import { FileConnection } from "./file-connection.ts";
import { groupedWrites, type Write } from "./grouped-writes.ts";
import { makeFolderOf, pathOf } from "./make-folder.ts";
import { clientOf, databaseOver } from "./over-client.ts";
import { isLocked } from "./unavailable.ts";

const otherProcessTimeoutMs = 250;
/**
 * Some hundred, with some pages each, are laid into the file in a few
 * milliseconds; and as seldom as that allows, for a page that is written often
 * is laid there once. How many exactly is chance: who counted from one such
 * moment to the next would learn how much was written for somebody else.
 */
const [fewestRowsInLog, mostRowsInLog] = [50, 150];
const busyRetryDelaysMs = [5, 15, 40, 100, 250, 500, 1000, 2000, 4000];

/** An embedded file: one connection, and one transaction at a time. */
export function openFile(url: string): Database {
  makeFolderOf(url);
  // One connection is enough: the embedded driver computes on the caller's thread.
  const connection = new FileConnection(pathOf(url), otherProcessTimeoutMs);
  const drawn = () => fewestRowsInLog + Math.random() * (mostRowsInLog - fewestRowsInLog);
  let isEmptying = false;
  let manyRows = drawn();
  // Once whoever wrote has been answered: nobody's write waits for that of others to be laid into the file.
  const emptySoon = () => {
    isEmptying = true;
    setTimeout(() => {
      isEmptying = false;
      manyRows = drawn();
      connection.emptyLog();
    }, 0).unref();
  };
  const execute = async (statement: unknown) => connection.execute(statement as InStatement);
  const write = groupedWrites(async (writes: readonly Write<InStatement>[]) => {
    const settled = await untilFree(async () => connection.writeAll(writes), connection);
    if (!isEmptying && connection.rowsInLog() >= manyRows) emptySoon();
    return settled;
  });
  const reads = clientOf({
    execute,
    batch: async (statements) => connection.readAll(statements as InStatement[]),
  });
  const writes = clientOf({
    execute,
    batch: (statements) => write({ statements: statements as InStatement[] }),
  });
  const read = () => reads;
  return databaseOver({ read, nearby: read, write: () => writes }, () => connection.close());
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
