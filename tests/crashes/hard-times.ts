import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient, type Transaction } from "@libsql/client";
import { isLocked } from "../../db/unavailable.ts";
import { type Demo, startDemo } from "../e2e/demo.ts";
import { send } from "../http/client.ts";
import { post } from "./account-client.ts";

const typed = { username: "tom.maes", email: "dirk.maes@post.example" };

/** What a visitor and a watcher see, before, during and after. */
export interface Seen {
  readonly status: number | "none";
  readonly seconds: number;
  /** An answer other than "sent" shows again what was typed. */
  readonly keepsTyped: boolean;
  readonly health: number | "none";
  readonly loginPage: number | "none";
}

export interface HardTime {
  readonly what: string;
  readonly during: readonly Seen[];
  readonly after: Seen;
  /** Mails of what was acknowledged, and how many there should be. */
  readonly mails: string;
}

/** A disk of its own with this much room, or null where this process may not mount one. */
export function smallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  return mounted.status === 0 ? folder : null;
}

export function unmount(folder: string): void {
  spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
}

/** Writes until there is no room for a byte. */
function fill(folder: string): string {
  const file = join(folder, "filler");
  for (const size of [1 << 20, 1 << 12, 1 << 6, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch {
      // Full for pieces of this size.
    }
  }
  return file;
}

export async function fullDisk(): Promise<HardTime | null> {
  const folder = smallDisk(24);
  if (!folder) return null;
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  try {
    return await during("the disk is full", dataDir, async (_, seeing) => {
      const filler = fill(folder);
      const seen = [await seeing(), await seeing(), await seeing()];
      rmSync(filler);
      return seen;
    });
  } finally {
    unmount(folder);
  }
}

/**
 * For root a file is read-only only when it is immutable. Not the shared memory
 * of SQLite: a write to that would end the process by SIGBUS, whoever had it open.
 */
export async function readOnlyFile(): Promise<HardTime | null> {
  const dataDir = mkdtempSync(join(tmpdir(), "sleutel-disk-"));
  const immutable = (sign: "+" | "-") =>
    readdirSync(dataDir)
      .filter((name) => name.startsWith("sleutel.db") && !name.endsWith("-shm"))
      .every((name) => spawnSync("chattr", [`${sign}i`, join(dataDir, name)]).status === 0);
  writeFileSync(join(dataDir, "sleutel.db.probe"), "");
  const isPermitted = immutable("+") && immutable("-");
  rmSync(join(dataDir, "sleutel.db.probe"));
  try {
    if (!isPermitted) return null;
    return await during("the file is read-only", dataDir, async (_, seeing) => {
      immutable("+");
      const seen = [await seeing(), await seeing()];
      immutable("-");
      return seen;
    });
  } finally {
    immutable("-");
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const lockMs = 10_000;
/** A lease, and the sweeper after it: what was under way when the disk failed waits so long. */
const longestWaitMs = 100_000;

export async function lockedFile(): Promise<HardTime> {
  const dataDir = mkdtempSync(join(tmpdir(), "sleutel-disk-"));
  try {
    return await during("another process locks the file for 10 s", dataDir, async (demo, seeing) => {
      const other = createClient({ url: demo.database.url });
      const lock = await lockOf(other);
      const release = sleep(lockMs).then(() => lock.rollback());
      const seen = await Promise.all([0, 1_000, 2_500, 5_000, 8_000].map((ms) => sleep(ms).then(seeing)));
      await release;
      other.close();
      return seen;
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** As soon as the server, which may be writing, leaves it free. */
async function lockOf(other: Client): Promise<Transaction> {
  for (;;) {
    try {
      return await other.transaction("write");
    } catch (error) {
      if (!isLocked(error)) throw error;
      await sleep(5);
    }
  }
}

async function during(
  what: string,
  dataDir: string,
  hardship: (demo: Demo, seeing: () => Promise<Seen>) => Promise<Seen[]>,
): Promise<HardTime> {
  const demo = await startDemo({ dataDir, env: { THROTTLE_FACTOR: "1000000" } });
  try {
    const before = await look(demo);
    const seen = await hardship(demo, () => look(demo));
    await sleep(2_000);
    const after = await look(demo);
    const acknowledged = [before, ...seen, after].filter(({ status }) => status === 303).length;
    // Two persons of this account can be reached.
    const expected = 2 * acknowledged;
    const sent = () => {
      const outbox = join(dataDir, "outbox");
      return existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith(".eml")).length : 0;
    };
    for (const until = Date.now() + longestWaitMs; Date.now() < until && sent() < expected; )
      await sleep(500);
    return { what, during: seen, after, mails: `${sent()} of ${expected}` };
  } finally {
    await demo.stop();
  }
}

async function look({ port }: Demo): Promise<Seen> {
  const askedAt = Date.now();
  const answer = await post(port, "/forgot", typed);
  const seconds = (Date.now() - askedAt) / 1000;
  const statusOf = (path: string, school?: string) =>
    send(port, { school, path }).then(
      ({ status }) => status,
      () => "none" as const,
    );
  return {
    status: answer?.status ?? "none",
    seconds,
    keepsTyped:
      answer?.status === 303 || Object.values(typed).every((value) => answer?.body.includes(value) ?? false),
    health: await statusOf("/api/health"),
    loginPage: await statusOf("/login", "imb"),
  };
}
