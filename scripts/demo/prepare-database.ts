import { onBareConnection } from "../../db/bare-connection.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import type { Env } from "../../lib/env.ts";

/** Brings the database to the newest schema and, where it is empty, puts the demo's schools and people in. */
export async function prepareDatabase(env: Env): Promise<void> {
  await migrateDatabase(env.databaseUrl, env.databaseAuthToken);
  if (env.benchAccounts === 0 && (await hasDemo(env))) return;
  // Two hundred files and a second, which a demo that was seeded before starts without.
  const { seedDatabase } = await import("./seed-database.ts");
  await seedDatabase(env);
}

/** Its schools and their people came in one write. */
function hasDemo({ databaseUrl, databaseAuthToken }: Env): Promise<boolean> {
  return onBareConnection({ url: databaseUrl, authToken: databaseAuthToken }, async (connection) => {
    const { rows } = await connection.execute("select 1 from schools where slug = 'imb'");
    return rows.length > 0;
  });
}
