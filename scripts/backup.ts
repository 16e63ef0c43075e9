import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type Client, createClient } from "@libsql/client";

export interface Contents {
  readonly schools: number;
  readonly accounts: number;
}

/**
 * Copies the embedded database as it is at this moment, while others write to
 * it. The copy has a name only once it was checked and is on the disk: what
 * bears that name is whole.
 *
 * @param url `file:path`.
 * @param target a path where there is nothing yet.
 * @throws a sentence that says why there is no copy.
 */
export async function backUp(url: string, target: string): Promise<Contents> {
  if (!url.startsWith("file:"))
    throw new Error("Only a file can be copied this way; docs/operating.md says how a server is backed up.");
  if (!existsSync(url.slice("file:".length))) throw new Error(`There is no database at ${url}.`);
  if (existsSync(target)) throw new Error(`${target} is there already, and is not overwritten.`);

  const unchecked = `${target}.unchecked`;
  rmSync(unchecked, { force: true });
  try {
    // Made here, so that nobody else may read it: SQLite fills an empty file.
    closeSync(openSync(unchecked, "wx", 0o600));
    await withClient(url, (client) => client.execute("vacuum into ?", [unchecked]));
    const contents = await withClient(`file:${unchecked}`, check);
    toDisk(unchecked);
    renameSync(unchecked, target);
    toDisk(dirname(target));
    return contents;
  } finally {
    rmSync(unchecked, { force: true });
  }
}

async function check(copy: Client): Promise<Contents> {
  const { rows } = await copy.execute("pragma integrity_check");
  const said = rows.map((row) => row.integrity_check).join("; ");
  if (said !== "ok") throw new Error(`The copy is damaged: ${said}`);
  const counts = await copy.execute(
    "select (select count(*) from schools) as schools, (select count(*) from accounts) as accounts",
  );
  return { schools: Number(counts.rows[0]?.schools), accounts: Number(counts.rows[0]?.accounts) };
}

/** `vacuum into` leaves its output to the system's cache (sqlite.org/lang_vacuum.html). */
function toDisk(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url, timeout: 10_000 });
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

async function main([target]: readonly string[]): Promise<void> {
  if (!target) throw new Error("Say where to: npm run backup -- FILE");
  const { DATABASE_URL, DATA_DIR } = process.env;
  const { schools, accounts } = await backUp(
    DATABASE_URL || `file:${DATA_DIR || ".data"}/sleutel.db`,
    target,
  );
  console.log(`${target}: checked. Schools: ${schools}, accounts: ${accounts}.`);
}

if (import.meta.main) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`There is no backup. ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  });
}
