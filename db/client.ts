import { type Client, createClient, type ResultSet } from "@libsql/client";
import { DrizzleQueryError } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { makeFolderOf } from "./make-folder.ts";

type Drizzle = LibSQLDatabase<Record<string, never>>;
type Statements = readonly [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]];

/** What a read may be built from. It has no insert, update or delete. */
export type Reader = Pick<Drizzle, "select" | "selectDistinct" | "$count">;
/** What a write may be built from. Statements run by being returned, never by `await`. */
export type Writer = Pick<Drizzle, "select" | "insert" | "update" | "delete">;

/**
 * The database, in the only three ways the house uses it. Each call is one
 * round trip, and there is no transaction: a change that takes several
 * statements is one batch whose later statements depend on the first.
 *
 * The raw handle stays inside, because a write that goes round `write` can be
 * acknowledged and lost on an embedded file (tursodatabase/libsql-client-ts#352).
 */
export interface Database {
  /** One query. */
  readonly read: Reader;
  /** Several queries, one round trip, one snapshot. */
  readAll<const T extends Statements>(build: (q: Reader) => T): Promise<BatchResponse<T>>;
  /**
   * One atomic batch: all of it or nothing. It may run again after a busy
   * file, so `build` is pure. Do not call it from within itself.
   */
  write<const T extends Statements>(build: (q: Writer) => T): Promise<BatchResponse<T>>;
  /** Round trips since the start, for budgets and benchmarks. */
  readonly roundTrips: number;
  close(): void;
}

const otherProcessTimeoutMs = 250;
const busyRetryDelaysMs = [5, 15, 40, 100, 250, 500, 1000, 2000, 4000];

/**
 * @param url `file:path` (embedded; Node only), or `libsql:`, `https:`, `http:` of a libSQL server.
 * @param authToken of the server.
 */
export function openDatabase(url: string, authToken?: string): Database {
  return url.startsWith("file:") ? openFile(url) : openServer(url, authToken);
}

function openServer(url: string, authToken?: string): Database {
  const trips = { count: 0 };
  // A client for each call: on workerd one request cannot resume another's
  // work, which is what a shared client's queue does. It costs no round trip.
  const connect = () => createClient({ url, authToken });
  const reader = discreet(drizzle({ client: counted(connect, trips, "read") }));
  const writer = drizzle({ client: counted(connect, trips, "write") });
  return {
    read: reader,
    readAll: (build) => reader.batch(build(reader)),
    write: (build) => writer.batch(build(writer)),
    get roundTrips() {
      return trips.count;
    },
    close() {},
  };
}

function openFile(url: string): Database {
  makeFolderOf(url);
  // One connection is enough: the embedded driver computes on the caller's thread.
  const client = createClient({ url, concurrency: 1, timeout: otherProcessTimeoutMs });
  const trips = { count: 0 };
  const reader = discreet(drizzle({ client: counted(() => client, trips, "read") }));
  const writer = drizzle({ client: counted(() => client, trips, "write") });
  let lastWrite: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = lastWrite.then(run, run);
    lastWrite = mine.catch(() => undefined);
    return mine;
  };
  return {
    read: reader,
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
      if (!isBusy(error)) throw error;
      client.reconnect();
      await new Promise((resolve) => setTimeout(resolve, delayMs * (0.5 + Math.random())));
    }
  }
  return run();
}

function isBusy(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && e.code.startsWith("SQLITE_BUSY")) return true;
    if (/database is locked/.test(e.message)) return true;
  }
  return false;
}

/**
 * A query that fails says what the database said, and not what it was asked:
 * drizzle's error carries the parameters, and errors end up in logs.
 */
function discreet(db: Drizzle): Drizzle {
  const { session } = db as unknown as { session: { prepareQuery(...args: unknown[]): PreparedQuery } };
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (...args) => {
    const query = prepareQuery(...args);
    for (const method of ["run", "all", "get", "values"] as const) {
      const ask = query[method].bind(query);
      query[method] = (...asked) => ask(...asked).catch(rethrowWithoutParameters);
    }
    return query;
  };
  return db;
}

type PreparedQuery = Record<"run" | "all" | "get" | "values", (...args: unknown[]) => Promise<unknown>>;

function rethrowWithoutParameters(error: unknown): never {
  if (error instanceof DrizzleQueryError) throw new Error("A query failed.", { cause: error.cause });
  throw error;
}

/** The two calls that drizzle makes of a client, counted; its batches begin in `mode`. */
function counted(connect: () => Client, trips: { count: number }, mode: "read" | "write"): Client {
  const calls = {
    execute(...args: Parameters<Client["execute"]>): Promise<ResultSet> {
      trips.count++;
      return connect().execute(...args);
    },
    batch(statements: Parameters<Client["batch"]>[0]): Promise<ResultSet[]> {
      trips.count++;
      return connect().batch(statements, mode);
    },
  };
  return calls as unknown as Client; // drizzle uses no other member once transactions are out of reach
}
