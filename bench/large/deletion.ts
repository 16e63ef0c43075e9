import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "../../db/client.ts";
import { newId } from "../../db/new-id.ts";
import { schools, signInAttempts } from "../../db/schema.ts";
import type { Tools } from "../../lib/scope.ts";
import { deleteExpired } from "../../lib/sweeper/delete-expired.ts";
import { quantile } from "../edge/figures.ts";
import { table } from "../table.ts";
import { generate, type Size } from "./generate.ts";
import { migrateApart } from "./migrate-apart.ts";

/** How long each write of the deletion holds up whoever wants to write, until nothing of a year is left that is overdue. */
export async function measureDeletion(size: Size): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-old-"));
  const file = join(folder, "old.db");
  migrateApart(`file:${file}`);
  generate(file, size, Date.now(), true);
  const told = await deletedFrom(`file:${file}`);
  rmSync(folder, { recursive: true });
  return told;
}

async function deletedFrom(url: string): Promise<string> {
  const db = openDatabase(url);
  const heldMs: number[] = [];
  const timed: Pick<Database, "write"> = {
    async write(build) {
      const began = performance.now();
      const answer = await db.write(build);
      heldMs.push(performance.now() - began);
      return answer;
    },
  };
  // Only what deletion reads of the tools.
  const tools = { db: { ...db, write: timed.write }, clock: { now: () => new Date() } } as unknown as Tools;
  const began = performance.now();
  let deleted = 0;
  let isOver = false;
  const visitors = visitorsMs(db, () => isOver);
  for (let last = 1; last > 0; deleted += last) {
    const { expired, overdue } = await deleteExpired(tools);
    last = expired + overdue;
  }
  isOver = true;
  const tookMs = performance.now() - began;
  const waitedMs = await visitors;
  db.close();
  const row = (what: string, times: readonly number[]) => [
    what,
    times.length,
    ...[0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(1)),
    times.filter((ms) => ms > 50).length,
  ];
  return table([
    [
      `${deleted} rows, ${Math.round((deleted * 1000) / tookMs)} a second`,
      "how many",
      "p50, ms",
      "p95",
      "p99",
      "longest",
      "over 50 ms",
    ],
    row("writes that delete", heldMs),
    row("a visitor's write beside them", waitedMs),
  ]);
}

/** How long those wait who sign in meanwhile, each a hundredth of a second after the one before. */
async function visitorsMs(db: Database, isOver: () => boolean): Promise<number[]> {
  const [school] = await db.read.select({ id: schools.id }).from(schools).limit(1);
  if (!school) throw new Error("There is no school.");
  const times: number[] = [];
  while (!isOver()) {
    const attempt = { id: newId(), schoolId: school.id, allowance: "a", network: "n" };
    const began = performance.now();
    await db.write((q) => [q.insert(signInAttempts).values({ ...attempt, attemptedAt: new Date() })]);
    times.push(performance.now() - began);
    await sleep(10);
  }
  return times;
}
