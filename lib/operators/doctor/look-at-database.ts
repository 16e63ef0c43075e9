import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { schools } from "../../../db/schema.ts";
import type { Clock } from "../../scope.ts";
import { type Finding, finding, orFine } from "./finding.ts";

const greatestSkewMs = 5_000;

/**
 * Whether the database can be asked, has the newest schema, and takes writes;
 * of a file, whether it is whole. Writes nothing: an update of no row asks for
 * the same lock.
 *
 * @param newest when the last migration that this code knows was written (db/migrations/meta/_journal.json).
 */
export async function lookAtDatabase(
  db: Database,
  { isFile, newest }: { isFile: boolean; newest: number },
): Promise<Finding[]> {
  try {
    const [applied] = await db.read
      .select({ at: sql`max(created_at)`.mapWith(Number) })
      .from(sql`__drizzle_migrations`);
    if ((applied?.at ?? 0) < newest) return [finding("database-not-migrated")];
  } catch (error) {
    return [isMissingTable(error) ? finding("database-not-migrated") : unreachable(error)];
  }
  const found = [...(await readOnly(db)), ...(isFile ? await wholeness(db) : [])];
  return orFine("database-fine", found);
}

function unreachable(error: unknown): Finding {
  return finding("database-unreachable", { reason: error instanceof Error ? error.message : String(error) });
}

function isMissingTable(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (/no such table/.test(e.message)) return true;
  return false;
}

async function readOnly(db: Database): Promise<Finding[]> {
  try {
    await db.write((q) => [q.update(schools).set({ slug: sql`slug` }).where(sql`0`)]);
    return [];
  } catch (error) {
    const reason =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return [finding("database-read-only", { reason })];
  }
}

async function wholeness(db: Database): Promise<Finding[]> {
  const [checked, [mode]] = await db.readAll((q) => [
    q.select({ said: sql<string>`quick_check` }).from(sql`pragma_quick_check`),
    q.select({ journal: sql<string>`journal_mode` }).from(sql`pragma_journal_mode`),
  ]);
  const said = checked.map((row) => row.said).join("; ");
  return [
    ...(said === "ok" ? [] : [finding("database-damaged", { said: said.slice(0, 300) })]),
    ...(mode?.journal === "wal" ? [] : [finding("database-not-wal", { mode: mode?.journal ?? "" })]),
  ];
}

/** Links and sessions end by our clock; a server beside it that has another one points at which of them is wrong. */
export async function lookAtClock(db: Database, clock: Clock): Promise<Finding[]> {
  const before = clock.now().getTime();
  const [row] = await db.read
    .select({ at: sql`(julianday('now') - 2440587.5) * 86400000`.mapWith(Number) })
    .from(sql`(select 1)`);
  const here = (before + clock.now().getTime()) / 2;
  const seconds = Math.round(Math.abs((row?.at ?? here) - here) / 1000);
  return [finding(seconds * 1000 > greatestSkewMs ? "clock-skewed" : "clock-fine", { seconds })];
}
