import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { makeFolderOf } from "./make-folder.ts";

/**
 * Brings the database to the newest schema; does nothing where it is there
 * already. Runs before the first request is taken, alone, on a connection of
 * its own. WAL stays in the file, so it is set here once.
 */
export async function migrateDatabase(url: string, authToken?: string): Promise<void> {
  makeFolderOf(url);
  const client = createClient({ url, authToken });
  try {
    if (url.startsWith("file:")) await client.execute("pragma journal_mode = wal");
    await migrate(drizzle({ client }), { migrationsFolder: "db/migrations" });
  } finally {
    client.close();
  }
}
