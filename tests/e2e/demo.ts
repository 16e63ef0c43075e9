import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/libsql/free-port.ts";
import { send } from "../http/client.ts";
import { openTargetDatabase, type TargetDatabase, target } from "./target.ts";

/** A demo server of the built product, with a data folder of its own. */
export interface Demo {
  readonly port: number;
  /** Of the program, and of the group of all that it started. */
  readonly pid: number;
  readonly dataDir: string;
  readonly database: TargetDatabase;
  /** `http://imb.localhost:PORT/login`; without a school, on the bare domain. */
  at(school: string | null, path: string): string;
  /** What it printed as an error since it was last asked. */
  complaints(): string;
  /** All that it printed, from its start. */
  output(): string;
  /** Whoever read what it prints is gone. */
  deafen(): void;
  /** As an operator stops it. */
  stop(): Promise<void>;
  /** As a power cut stops it, and its database with it. */
  kill(): Promise<void>;
}

export interface DemoOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Nothing has to be built. */
  readonly isDevelopment?: boolean;
  /** Of a demo that was killed; else it is opened, and stopped with the demo. */
  readonly database?: TargetDatabase;
}

const expectedWarning = /^Warning: (THROTTLE_FACTOR is|\/outbox shows) .*$/gm;

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { dataDir, env = {}, isDevelopment = false } = options;
  const chosen = options.port ?? (await freePort());
  const database = options.database ?? (await openTargetDatabase(dataDir));
  const child = spawn(process.execPath, [target.script, ...(isDevelopment ? ["--dev"] : [])], {
    stdio: ["ignore", "pipe", "pipe"],
    // With whatever it starts itself, so that they end together.
    detached: true,
    env: {
      PATH: process.env.PATH,
      ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
      ...recordingStatements(),
      NODE_ENV: isDevelopment ? "development" : "production",
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      PORT: String(chosen),
      ...env,
    },
  });
  let [printed, complained, everyComplaint] = ["", "", ""];
  child.stdout.on("data", (text) => {
    printed += text;
  });
  child.stderr.on("data", (text) => {
    complained += text;
    everyComplaint += text;
  });
  await untilHealthy(child, chosen, () => printed + complained);
  return {
    port: chosen,
    pid: child.pid ?? 0,
    dataDir,
    database,
    at: (school, path) => `http://${school ? `${school}.` : ""}localhost:${chosen}${path}`,
    complaints() {
      const said = complained.replace(expectedWarning, "").trim();
      complained = "";
      return said;
    },
    output: () => printed + everyComplaint,
    deafen() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    async stop() {
      await end(child, "SIGTERM");
      await database.stop();
    },
    async kill() {
      await end(child, "SIGKILL");
      await database.crash();
    },
  };
}

/** A copy of a seeded data folder, made once by seed-once.ts: hashing its passwords takes seconds. */
export function seededFolder(
  made: "SLEUTEL_SEEDED_FOLDER" | "SLEUTEL_FROZEN_FOLDER" = "SLEUTEL_SEEDED_FOLDER",
): string {
  const template = process.env[made];
  if (!template) throw new Error("seed-once.ts has not run.");
  const folder = mkdtempSync(join(tmpdir(), "sleutel-story-"));
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** A server for one worker or one story; stopped and forgotten afterwards. */
export async function withDemo(
  env: Readonly<Record<string, string>>,
  use: (demo: Demo) => Promise<void>,
): Promise<void> {
  const dataDir = seededFolder();
  const demo = await startDemo({ dataDir, env });
  try {
    await use(demo);
  } finally {
    await demo.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What the database is asked, for whoever told where to write it down (tests/plans). */
function recordingStatements(): Record<string, string> {
  const file = process.env.SLEUTEL_STATEMENTS;
  const recorder = join(import.meta.dirname, "../plans/record-statements.ts");
  return file ? { SLEUTEL_STATEMENTS: file, NODE_OPTIONS: `--import=${recorder}` } : {};
}

async function untilHealthy(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (const giveUpAt = Date.now() + 120_000; Date.now() < giveUpAt; ) {
    if (child.exitCode !== null) throw new Error(`The demo did not start:\n${said()}`);
    const health = await send(port, { path: "/api/health" }).catch(() => null);
    if (health?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end(child, "SIGKILL");
  throw new Error(`The demo is not healthy after two minutes:\n${said()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalAll(child, signal);
  const patience = setTimeout(() => signalAll(child, "SIGKILL"), 20_000);
  await gone;
  clearTimeout(patience);
}

/** Only the program itself can end in good order; a power cut takes what it started too. */
function signalAll(child: ChildProcess, signal: NodeJS.Signals): void {
  if (signal === "SIGKILL" && child.pid) process.kill(-child.pid, signal);
  else child.kill(signal);
}
