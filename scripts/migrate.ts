import { readFileSync } from "node:fs";
import { createClient } from "@libsql/client";
import { makeFolderOf } from "../db/make-folder.ts";
import { migrateDatabase } from "../db/migrate.ts";

interface Journal {
  readonly entries: readonly { readonly when: number; readonly tag: string }[];
}

/**
 * Brings a database to the newest schema. The server on Node does so by itself
 * at its start; Workers have no such moment, and where several instances run
 * it is better done once, before the first of them is replaced.
 *
 * @returns the names of the migrations that it applied: all of them, or it throws and there is none.
 */
export async function migrate(url: string, authToken?: string): Promise<string[]> {
  const { entries } = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as Journal;
  const newest = await newestApplied(url, authToken);
  await migrateDatabase(url, authToken);
  return entries.filter(({ when }) => when > newest).map(({ tag }) => tag);
}

/** By the time at which it was written, in milliseconds; 0 where the database is new. */
async function newestApplied(url: string, authToken?: string): Promise<number> {
  makeFolderOf(url);
  const client = createClient({ url, authToken });
  try {
    const kept = await client.execute("select 1 from sqlite_master where name = '__drizzle_migrations'");
    if (kept.rows.length === 0) return 0;
    const { rows } = await client.execute("select max(created_at) as newest from __drizzle_migrations");
    return Number(rows[0]?.newest ?? 0);
  } finally {
    client.close();
  }
}

/** Without what may be secret in an address. */
function nameOf(url: string): string {
  return url.startsWith("file:") ? url : new URL(url).host;
}

async function main(): Promise<void> {
  const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken } = process.env;
  if (!url) throw new Error("DATABASE_URL is missing: it says which database is meant.");
  const applied = await migrate(url, authToken);
  console.log(
    applied.length > 0 ? `${nameOf(url)}: applied ${applied.join(", ")}.` : `${nameOf(url)} is up to date.`,
  );
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(`Nothing was migrated. ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  });
}
