import { spawnSync } from "node:child_process";

/**
 * Makes a database of the newest schema in a process of its own: the SQLite
 * that fills it then and the driver's do not see each other's locks within one
 * process (sqlite.org/howtocorrupt.html, 2.2.1), and take away each other's log.
 */
export function migrateApart(url: string): void {
  const { status } = spawnSync(process.execPath, ["scripts/migrate.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { PATH: process.env.PATH, NODE_ENV: "production", DATABASE_URL: url },
  });
  if (status !== 0) throw new Error(`${url} could not be made`);
}
