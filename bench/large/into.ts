import type { DatabaseSync, StatementSync } from "node:sqlite";

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

export interface Into {
  (table: string, row: Row): void;
  count(): number;
}

/** One statement for each table, kept: its columns are those of the first row. */
export function writerTo(db: DatabaseSync): Into {
  const statements = new Map<string, StatementSync>();
  let rows = 0;
  const into = (table: string, row: Row) => {
    let statement = statements.get(table);
    if (!statement) {
      const columns = Object.keys(row);
      statement = db.prepare(
        `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
      );
      statements.set(table, statement);
    }
    statement.run(...Object.values(row));
    rows++;
  };
  return Object.assign(into, { count: () => rows });
}
