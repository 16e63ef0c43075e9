import type { MessagePort } from "node:worker_threads";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import type { GroupWrites } from "./grouped-writes.ts";
import { openFile } from "./open-file.ts";
import { openServer } from "./open-server.ts";
import type { Drizzle } from "./over-client.ts";

type Statements = readonly [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]];

/** What a read may be built from. It has no insert, update or delete. */
export type Reader = Pick<Drizzle, "select" | "selectDistinct" | "$count">;
/** What a write may be built from. Statements run by being returned, never by `await`. */
export type Writer = Pick<Drizzle, "select" | "insert" | "update" | "delete">;

/**
 * The database, in the only four ways the house uses it. Each call is one
 * round trip, and there is no transaction: a change that takes several
 * statements is one batch whose later statements depend on the first.
 *
 * The raw handle stays inside, because a write that goes round `write` can be
 * acknowledged and lost on an embedded file (tursodatabase/libsql-client-ts#352).
 */
export interface Database {
  /** One query, of what is true now: links, sessions, passwords, limits. At the primary. */
  readonly read: Reader;
  /** One query that may be some seconds old: schools and their looks. At a replica, where there is one. */
  readonly readNearby: Reader;
  /** Several queries, one round trip, one snapshot; at the primary. */
  readAll<const T extends Statements>(build: (q: Reader) => T): Promise<BatchResponse<T>>;
  /** One atomic batch: all of it or nothing. Do not call it from within itself. */
  write<const T extends Statements>(build: (q: Writer) => T): Promise<BatchResponse<T>>;
  /** Has another thread of this process ask it too (`borrowedDatabase`), at the other end of the port. */
  lendTo(port: MessagePort): void;
  /** Round trips since the start, for budgets and benchmarks. */
  readonly roundTrips: number;
  close(): void;
}

/** Does the work when its turn has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export type Fetch = (request: Request, signal: AbortSignal) => Promise<Response>;

export interface DatabaseAddress {
  /** `file:path` (embedded; Node only), or `libsql:`, `https:`, `http:` of a libSQL server: of the primary. */
  readonly url: string;
  /** Of the server, and of its replicas. */
  readonly authToken?: string;
  /** Of a replica near by, for what may be some seconds old. */
  readonly nearbyUrl?: string;
  /** The platform's own, where it is not Node. */
  readonly fetch?: Fetch;
  /** Lets a trip begin when it may; the time that it has begins then. */
  readonly inTurn?: InTurn;
  /** Has writes travel together where no request may do what another waits for. */
  readonly groupWrites?: GroupWrites;
  /** Is told when a server could not be asked, besides the error. */
  readonly onUnavailable?: () => void;
}

/** Calls throw `DatabaseUnavailable` where a server can't be asked; a file always can. */
export function openDatabase(address: DatabaseAddress | string): Database {
  const where = typeof address === "string" ? { url: address } : address;
  return where.url.startsWith("file:") ? openFile(where.url) : openServer(where);
}
