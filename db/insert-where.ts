import { Column, getTableColumns, SQL, type SQLChunk, StringChunk, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Writer } from "./client.ts";

/**
 * `insert into table select values where condition`: an insert that counts or
 * checks and writes in one statement, so that no two can both be the last one
 * allowed. Chain `.returning(...)` to learn whether it wrote.
 */
export function insertWhere<T extends SQLiteTable>(
  q: Writer,
  table: T,
  values: T["$inferInsert"],
  condition: SQL,
) {
  return insertForEach(q, table, values, sql`where ${condition}`);
}

/** A value, or where it comes from: a column or expression of the rows that are selected. */
type From<V> = { [K in keyof V]: V[K] | SQL | Column };

/** `insert into table select values from ...`: a row for each row of `source`. */
export function insertForEach<T extends SQLiteTable>(
  q: Writer,
  table: T,
  values: From<T["$inferInsert"]>,
  source: SQL,
) {
  return q.insert(table).select(sql`select ${sql.join(encoded(table, values), comma)} ${source}`);
}

const comma = new StringChunk(", ");
const nothing = new StringChunk("null");

/** Every column's value in the table's order, which is how drizzle names them in an insert-select. Flat: what is nested costs as much again. */
function encoded<T extends SQLiteTable>(table: T, values: From<T["$inferInsert"]>): SQLChunk[] {
  const given = values as Record<string, unknown>;
  return Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = given[name] ?? column.default ?? null;
    if (value === null) return nothing;
    return value instanceof SQL || value instanceof Column ? value : sql.param(value, column);
  });
}
