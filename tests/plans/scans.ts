import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** A few thousand rows, however many people there are: the finder and the sweeper go through them. */
const smallTables = new Set(["schools"]);

export interface Scan {
  readonly statement: string;
  readonly table: string;
}

/**
 * The tables that a statement would go through from end to end, by SQLite's
 * own plan (sqlite.org/eqp.html): a scan of an index is one too.
 *
 * @param statements as `record-statements.ts` wrote them, one a line.
 * @param database a file with the tables of these statements; it is only read.
 */
export function scansIn(statements: string, database: string): Scan[] {
  const db = new DatabaseSync(database, { readOnly: true });
  const tables = new Set(
    db
      .prepare("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => String(name)),
  );
  // What waits for its turn is few, and all that such an index holds.
  const partial = new Set(
    db
      .prepare("select name from sqlite_master where type = 'index' and sql like '% where %'")
      .all()
      .map(({ name }) => String(name)),
  );
  const lines = new Set(readFileSync(statements, "utf8").split("\n").filter(Boolean));
  const found = [...lines].flatMap((line) => {
    const statement: string = JSON.parse(line);
    if (!isOurs(statement)) return [];
    return db
      .prepare(`explain query plan ${statement}`)
      .all()
      .map(({ detail }) => /^SCAN (\w+)(?:.* INDEX (\w+))?/.exec(String(detail)) ?? [])
      .filter(([, , index = ""]) => !partial.has(index))
      .map(([, name = ""]) => name)
      .map((name) => realName(name, statement, tables))
      .filter((table) => table !== null)
      .filter((table) => !smallTables.has(table))
      .map((table) => ({ statement, table }));
  });
  db.close();
  return found;
}

/**
 * Neither a migration's, which runs once, nor rows that are added as they are:
 * there SQLite plans for children that have no parent yet, and goes through none.
 */
function isOurs(statement: string): boolean {
  if (/`|__drizzle_migrations/.test(statement)) return false;
  return /^\s*(select|update|delete|with|insert(?!.*\bvalues\b))/is.test(statement);
}

/** @returns null for what is no table: a subquery, a list in JSON, values. */
function realName(name: string, statement: string, tables: ReadonlySet<string>): string | null {
  if (tables.has(name)) return name;
  const alias = new RegExp(`"?(\\w+)"?(?: as)? "?${name || "-"}"?\\b`, "gi");
  const aliased = [...statement.matchAll(alias)].map(([, before]) => before ?? "");
  return aliased.find((before) => tables.has(before)) ?? null;
}
