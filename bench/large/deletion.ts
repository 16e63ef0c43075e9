import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import type { Tools } from "../../lib/scope.ts";
import { deleteExpired } from "../../lib/sweeper/delete-expired.ts";
import { quantile } from "../edge/figures.ts";
import { table } from "../table.ts";
import { generate, type Size } from "./generate.ts";

/** How long each write of the deletion holds up whoever wants to write, until nothing of a year is left that is overdue. */
export async function measureDeletion(size: Size): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-old-"));
  const file = join(folder, "old.db");
  await migrateDatabase(`file:${file}`);
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
  for (let last = 1; last > 0; deleted += last) {
    const { expired, overdue } = await deleteExpired(tools);
    last = expired + overdue;
  }
  const tookMs = performance.now() - began;
  db.close();
  return table([
    ["deleted rows", "writes", "rows a second", "a write, p50 ms", "p95", "p99", "longest", "over 50 ms"],
    [
      deleted,
      heldMs.length,
      Math.round((deleted * 1000) / tookMs),
      ...[0.5, 0.95, 0.99, 1].map((share) => quantile(heldMs, share).toFixed(1)),
      heldMs.filter((ms) => ms > 50).length,
    ],
  ]);
}
