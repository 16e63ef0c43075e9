import type { Client, ResultSet } from "@libsql/client";
import { DrizzleQueryError } from "drizzle-orm";
import { LibSQLDatabase } from "drizzle-orm/libsql/driver-core";
import { LibSQLSession } from "drizzle-orm/libsql/session";
import type { Database } from "./client.ts";
import { FlatDialect } from "./flat-dialect.ts";
import { lendDatabase } from "./lend-database.ts";

export type Drizzle = LibSQLDatabase<Record<string, never>>;

/** Gives the client of one call. */
export type Connect = () => Client;

/** The two calls that drizzle makes of a client: it uses no other member once transactions are out of reach. */
type Calls = {
  execute(...args: Parameters<Client["execute"]>): Promise<ResultSet>;
  batch(...args: Parameters<Client["batch"]>): Promise<ResultSet[]>;
};

export function clientOf(calls: Calls): Client {
  return calls as unknown as Client;
}

/** How each kind of call is made. */
export interface Ways {
  readonly read: Connect;
  readonly nearby: Connect;
  readonly write: Connect;
}

/** The database that is reached in these ways. */
export function databaseOver(ways: Ways, close: () => void): Database {
  const trips: Trips = { count: 0 };
  const reader = readerOf(ways.read, trips);
  const nearby = ways.nearby === ways.read ? reader : readerOf(ways.nearby, trips);
  const writer = drizzleOver(counted(ways.write, trips, "write"));
  return {
    read: reader,
    readNearby: nearby,
    readAll: (build) => reader.batch(build(reader)),
    write: (build) => writer.batch(build(writer)),
    lendTo: (port) => lendDatabase(ways, port),
    get roundTrips() {
      return trips.count;
    },
    close,
  };
}

/** Round trips since the start. */
interface Trips {
  count: number;
}

function readerOf(connect: Connect, trips: Trips): Drizzle {
  return discreet(drizzleOver(counted(connect, trips, "read")));
}

/** As drizzle's own function for it does, which would load the official client too: a file has no use for that. */
function drizzleOver(client: Client): Drizzle {
  const dialect = new FlatDialect();
  const session = new LibSQLSession<Record<string, never>, Record<string, never>>(
    client,
    dialect,
    undefined,
    {},
    undefined,
  );
  return new LibSQLDatabase("async", dialect, session, undefined);
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

/** Counts the calls; batches begin in `mode`. */
function counted(connect: Connect, trips: Trips, mode: "read" | "write"): Client {
  return clientOf({
    execute(...args) {
      trips.count++;
      return connect().execute(...args);
    },
    batch(statements) {
      trips.count++;
      return connect().batch(statements, mode);
    },
  });
}
