import { createRequire } from "node:module";
import type { InArgs, InStatement, ResultSet, Value } from "@libsql/client";
import type LibSql from "libsql";
import type { Write } from "./grouped-writes.ts";
import { isLocked, isOutOfRoom } from "./unavailable.ts";

/** As many as the product has, and some to spare; a text that is made anew each time shall not fill the memory. */
const mostStatements = 400;

/** SQLite empties the log itself within a write that makes it longer than this: where nobody did so before (`emptyLog`). */
const longestLogPages = 4_000;

type Settled = PromiseSettledResult<ResultSet[]>;

interface Statement {
  readonly query: ReturnType<LibSql.Database["prepare"]>;
  readonly columns: readonly string[];
}

/**
 * A connection to an embedded file that keeps what it has prepared. The
 * official client prepares every statement anew and asks for its columns each
 * time, which is a quarter of what a small write costs.
 *
 * Everything happens within the call: nothing waits, and nothing comes between
 * the statements of a batch.
 */
export class FileConnection {
  readonly #open: () => LibSql.Database;
  #db: LibSql.Database;
  #statements = new Map<string, Statement>();
  #rowsLaidDown = 0;

  /** @param timeoutMs how long the file may be locked by another process; meanwhile nothing else happens in this one. */
  constructor(path: string, timeoutMs: number) {
    // At the edge there is no such package: it is asked for where there is a file.
    const Database: new (path: string, options: object) => LibSql.Database = createRequire(import.meta.url)(
      "libsql",
    );
    this.#open = () => {
      const db = new Database(path, { timeout: timeoutMs });
      db.exec(`pragma wal_autocheckpoint = ${longestLogPages}`);
      return db;
    };
    this.#db = this.#open();
  }

  execute(statement: InStatement): ResultSet {
    const { sql, args = [] } = typeof statement === "string" ? { sql: statement } : statement;
    return this.#run(sql, args);
  }

  /** Of one moment. */
  readAll(statements: readonly InStatement[]): ResultSet[] {
    return this.#transaction("begin", () => statements.map((statement) => this.execute(statement)));
  }

  /**
   * Of each write all or nothing, whatever becomes of the others. What was done
   * is on the disk when this returns.
   *
   * @throws where nothing was done at all.
   */
  writeAll(writes: readonly Write<InStatement>[]): Settled[] {
    try {
      // It takes the lock before it does anything.
      return this.#transaction("begin immediate", () => writes.map((write) => this.#write(write)));
    } catch (error) {
      if (!isOutOfRoom(error) || writes.length === 1) throw error;
      // One that is too large for what is left shall not take along those that fit.
      return writes.map((write) => this.#writeAlone(write));
    }
  }

  /** What was written since the log was last emptied. How many pages that is SQLite tells only while it empties it. */
  rowsInLog(): number {
    try {
      return this.#rowsWritten() - this.#rowsLaidDown;
    } catch {
      // Whoever asks has written already, and is not to fail of this.
      return 0;
    }
  }

  /** Lays into the file what was written to its log, as much as is free: nobody is waited for (a passive checkpoint). */
  emptyLog(): void {
    try {
      this.#rowsLaidDown = this.#rowsWritten();
      this.execute("pragma wal_checkpoint(passive)");
    } catch {
      // What was written is safe in the log: a disk that fails tells the next who writes, and who closed the file has emptied it.
    }
  }

  /** After a lock the connection is not to be trusted: what it writes may be acknowledged and lost (tursodatabase/libsql-client-ts#352). */
  reconnect(): void {
    // Before the old one is given up: where there is no new one now, there may be at the next lock.
    const next = this.#open();
    this.close();
    this.#db = next;
    this.#rowsLaidDown = 0;
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  /** Of this connection, with what follows from them (sqlite.org/lang_corefunc.html#total_changes). */
  #rowsWritten(): number {
    return Number(this.execute("select total_changes()").rows[0]?.[0]);
  }

  /** Never throws: others may have been written already, and would be written again. */
  #writeAlone(write: Write<InStatement>): Settled {
    try {
      return this.writeAll([write])[0] as Settled;
    } catch (reason) {
      return { status: "rejected", reason };
    }
  }

  #write({ statements }: Write<InStatement>): Settled {
    this.#run("savepoint write", []);
    try {
      const value = statements.map((statement) => this.execute(statement));
      this.#run("release write", []);
      return { status: "fulfilled", value };
    } catch (reason) {
      // Some failures end all of it, and a lock is waited for with all of it.
      if (!this.#db.inTransaction || isLocked(reason)) throw reason;
      this.#run("rollback to write", []);
      this.#run("release write", []);
      return { status: "rejected", reason };
    }
  }

  #transaction<T>(begin: "begin" | "begin immediate", work: () => T): T {
    this.#run(begin, []);
    try {
      const result = work();
      this.#run("commit", []);
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #rollBack(): void {
    // Some failures have ended the transaction already.
    if (this.#db.inTransaction) this.#db.prepare("rollback").run();
  }

  #run(sql: string, args: InArgs): ResultSet {
    const statement = this.#prepared(sql);
    const values = (args as readonly unknown[]).map(asStored);
    try {
      if (!statement.query.reader) {
        const { changes } = statement.query.run(values);
        return resultOf([], [], changes);
      }
      return resultOf(statement.columns, statement.query.all(values) as Value[][], 0);
    } catch (error) {
      this.#statements.delete(sql);
      throw error;
    }
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const query = this.#db.prepare(sql);
    if (query.reader) query.raw(true);
    const statement = { query, columns: query.reader ? query.columns().map(({ name }) => name) : [] };
    const [oldest] = this.#statements.keys();
    if (this.#statements.size >= mostStatements && oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function resultOf(columns: readonly string[], rows: Value[][], rowsAffected: number): ResultSet {
  // Whoever asks reads rows by their places alone.
  return { columns, rows, rowsAffected } as unknown as ResultSet;
}

function asStored(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} can't be stored`);
  if (value === undefined) throw new TypeError("undefined can't be stored: say null");
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  return value instanceof ArrayBuffer ? Buffer.from(value) : value;
}
