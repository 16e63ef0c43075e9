import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { createClient } from "@libsql/client";
import { adaptToWorkerd, bundleWorker } from "../../scripts/edge/build-worker.ts";
import { endWithThisProcess } from "../../scripts/libsql/end-with-this-process.ts";
import { freePort } from "../../scripts/libsql/free-port.ts";
import { startDemo } from "../../tests/e2e/demo.ts";
import { openTargetDatabase, type TargetDatabase, target } from "../../tests/e2e/target.ts";
import { send } from "../../tests/http/client.ts";
import type { PostmarkStandIn } from "../../tests/postmark/start-postmark.ts";
import { networkHeader } from "../who-exists/asker.ts";
import { settingsOfStart } from "./settings-of-start.ts";

/** A server that is measured, in a group of processes of its own. */
export interface Contestant {
  readonly port: number;
  /** The id of its group. */
  readonly group: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

export const accounts = 2_600;
const next = "node_modules/next/dist/bin/next";

/**
 * The built product, which sends its mail to this Postmark.
 *
 * @param settings `benchAccounts` of the school imb, and what to do to the data folder before it starts.
 */
export async function startSleutel(
  postmark: PostmarkStandIn,
  { benchAccounts = accounts, prepare = (_dataDir: string) => {} } = {},
): Promise<Contestant> {
  const dataDir = mkdtempSync(join(tmpdir(), "sleutel-load-"));
  const env = {
    THROTTLE_FACTOR: "1000000",
    DEMO_BENCH_ACCOUNTS: String(benchAccounts),
    CLIENT_IP_HEADER: networkHeader,
    POSTMARK_SERVER_TOKEN: postmark.serverToken,
    POSTMARK_API_HOST: postmark.origin,
  };
  // The first start makes the accounts, and is done with making them.
  const first = await startDemo({ dataDir, env });
  await first.stop();
  prepare(dataDir);
  return target.isEdge ? previewOf(dataDir, env) : serverOf(dataDir, env);
}

async function previewOf(dataDir: string, env: Record<string, string>): Promise<Contestant> {
  const preview = await startDemo({ dataDir, env });
  return {
    port: preview.port,
    group: preview.pid,
    dataDir,
    databaseUrl: preview.database.url,
    async stop() {
      await preview.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** As `npm start` has it. */
async function serverOf(dataDir: string, env: Record<string, string>): Promise<Contestant> {
  const database = await openTargetDatabase(dataDir);
  return served(["server.ts"], dataDir, database, "/login", (port) => ({
    ...settingsOfStart(),
    ...secretsIn(dataDir),
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PORT: String(port),
    ...env,
  }));
}

/** Those that a demo made for this data folder. */
export function secretsIn(dataDir: string): Record<string, string> {
  return parseEnv(readFileSync(join(dataDir, "demo.env"), "utf8")) as Record<string, string>;
}

async function served(
  args: readonly string[] | ((port: number) => readonly string[]),
  dataDir: string,
  database: TargetDatabase,
  firstPath: string,
  envAt: (port: number) => Record<string, string>,
): Promise<Contestant> {
  const port = await freePort();
  const child = spawn(process.execPath, typeof args === "function" ? args(port) : args, {
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...envAt(port) },
  });
  endWithThisProcess(child);
  await pageOf(port, firstPath);
  return {
    port,
    group: child.pid ?? 0,
    dataDir,
    databaseUrl: database.url,
    async stop() {
      await ended(child);
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const floor = "bench/floor";

/** A bare Next app with the same hash, and one read and one commit for each form (bench/floor), where Sleutel runs too. */
export async function startFloor(): Promise<Contestant> {
  build(floor);
  if (target.isEdge) buildFloorForEdge();
  const dataDir = mkdtempSync(join(tmpdir(), "sleutel-floor-"));
  const database = await openTargetDatabase(dataDir);
  await fill(database.url);
  const args = target.isEdge ? ["bench/floor/serve-worker.ts"] : floorArgs;
  return served(args, dataDir, database, "/static", (port) => ({
    FLOOR_DATABASE_URL: database.url,
    PORT: String(port),
  }));
}

function buildFloorForEdge(): void {
  adaptToWorkerd(floor);
  // What OpenNext itself would do as it deploys: static pages go along as files.
  cpSync(join(floor, ".open-next/cache"), join(floor, ".open-next/assets/cdn-cgi/_next_cache"), {
    recursive: true,
  });
  bundleWorker(floor);
}

export function floorArgs(port: number): string[] {
  return [next, "start", floor, "-H", "127.0.0.1", "-p", String(port)];
}

function build(folder: string): void {
  const built = spawnSync(process.execPath, [next, "build", folder], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (built.status !== 0) throw new Error(`${folder} could not be built`);
}

async function fill(url: string): Promise<void> {
  const client = createClient({ url });
  if (url.startsWith("file:")) await client.execute("pragma journal_mode = wal");
  await client.executeMultiple(`
    create table accounts (username text primary key, verifier text not null);
    create table happenings (id integer primary key, username text not null, at integer not null);
  `);
  await client.batch(
    Array.from({ length: accounts }, (_, n) => ({
      sql: "insert into accounts values (?, ?)",
      args: [`u${n}`, "a".repeat(64)],
    })),
    "write",
  );
  client.close();
}

async function pageOf(port: number, path: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const answer = await send(port, { school: "imb", path }).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`No ${path} after a minute`);
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}
