import { readFileSync } from "node:fs";
import { clientOf, onBareConnection } from "./bare-connection.ts";
import { makeFolderOf } from "./make-folder.ts";

const folder = "db/migrations";

interface Journal {
  readonly entries: readonly { readonly when: number; readonly tag: string }[];
}

/**
 * Brings the database to the newest schema; does nothing where it is there
 * already. Runs before the first request is taken, alone, on a connection of
 * its own. WAL stays in the file, so it is set here.
 *
 * @returns the names of the migrations that it applied: all of them, or it throws and there is none.
 */
export async function migrateDatabase(url: string, authToken?: string): Promise<string[]> {
  makeFolderOf(url);
  const { entries } = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8")) as Journal;
  const newest = await newestApplied(url, authToken);
  const missing = entries.filter(({ when }) => when > newest).map(({ tag }) => tag);
  if (missing.length > 0) await apply(url, authToken);
  return missing;
}

/** By the time at which it was written, in milliseconds; 0 where the database is new. */
async function newestApplied(url: string, authToken?: string): Promise<number> {
  return onBareConnection({ url, authToken }, async (connection) => {
    // Each time: a copy that was put in the place of a database has lost it.
    if (url.startsWith("file:")) await connection.execute("pragma journal_mode = wal");
    const kept = await connection.execute("select 1 from sqlite_master where name = '__drizzle_migrations'");
    if (kept.rows.length === 0) return 0;
    const { rows } = await connection.execute("select max(created_at) from __drizzle_migrations");
    return Number(rows[0]?.[0] ?? 0);
  });
}

async function apply(url: string, authToken?: string): Promise<void> {
  const client = await clientOf(url, authToken);
  // Some hundred files, which a server that has nothing to apply starts without.
  const { drizzle } = await import("drizzle-orm/libsql");
  const { migrate } = await import("drizzle-orm/libsql/migrator");
  try {
    await migrate(drizzle({ client }), { migrationsFolder: folder });
  } finally {
    client.close();
  }
}
