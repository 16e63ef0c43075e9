import type { MessagePort } from "node:worker_threads";
import type { InArgs, InStatement, ResultSet } from "@libsql/client";
import type { Ways } from "./over-client.ts";
import { answerOverPort } from "./over-port.ts";

/** Statements, and how they are to be run. */
export interface Asked {
  readonly way: keyof Ways;
  readonly statements: readonly (string | { readonly sql: string; readonly args: InArgs })[];
  /** All of them or none, of one moment. */
  readonly isBatch: boolean;
}

/** Only what is read of a result: the rest of the official client's would not survive being copied. */
export type Answered = readonly Pick<ResultSet, "columns" | "rows" | "rowsAffected">[];

/**
 * Lets another thread ask a database, over a port (db/borrowed-database.ts): a
 * file is written over one connection, and the writes of both threads share
 * their commits.
 */
export function lendDatabase(ways: Ways, port: MessagePort): void {
  answerOverPort<Asked, Answered>(port, async ({ way, statements, isBatch }) => {
    const client = ways[way]();
    const results = isBatch
      ? await client.batch(statements as InStatement[], way === "write" ? "write" : "read")
      : [await client.execute(statements[0] as InStatement)];
    return results.map(({ columns, rows, rowsAffected }) => ({
      columns,
      rows: rows.map((row) => Array.from(row)) as unknown as ResultSet["rows"],
      rowsAffected,
    }));
  });
}
