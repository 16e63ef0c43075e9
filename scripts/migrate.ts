import { migrateDatabase } from "../db/migrate.ts";

/*
 * Brings a database to the newest schema. The server on Node does so by itself
 * at its start; Workers have no such moment, and where several instances run
 * it is better done once, before the first of them is replaced.
 */

/** Without what may be secret in an address. */
function nameOf(url: string): string {
  return url.startsWith("file:") ? url : new URL(url).host;
}

async function main(): Promise<void> {
  const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken } = process.env;
  if (!url) throw new Error("DATABASE_URL is missing: it says which database is meant.");
  const applied = await migrateDatabase(url, authToken);
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
