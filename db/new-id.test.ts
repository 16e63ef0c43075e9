import { sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "./client.ts";
import { newId, newIdByDatabase } from "./new-id.ts";

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const timeOf = (id: string) => Number.parseInt(id.slice(0, 13).replace("-", ""), 16);

async function thousandByDatabase(): Promise<string[]> {
  const db = await openDatabase("file::memory:");
  onTestFinished(() => db.close());
  const rows = await db.read
    .select({ id: sql<string>`${newIdByDatabase}` })
    .from(
      sql`(with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000) select i from n)`,
    );
  return rows.map(({ id }) => id);
}

describe.each([
  ["here", async () => Array.from({ length: 1000 }, newId)],
  ["by the database", thousandByDatabase],
])("an id made %s", (_, thousand) => {
  test("is a UUID of version 7 (RFC 9562), and never the same", async () => {
    const ids = await thousand();
    for (const id of ids) expect(id).toMatch(version7);
    expect(new Set(ids).size).toBe(1000);
  });

  test("begins with its time in milliseconds", async () => {
    const before = Date.now();
    const ids = await thousand();
    const after = Date.now();
    for (const id of ids) {
      expect(timeOf(id)).toBeGreaterThanOrEqual(before - 1);
      expect(timeOf(id)).toBeLessThanOrEqual(after);
    }
  });
});

test("whatever is made later sorts later", () => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  onTestFinished(() => void vi.useRealTimers());
  const ids = [0, 1, 255, 100_000].map((ms) => {
    vi.setSystemTime(1_700_000_000_000 + ms);
    return newId();
  });
  expect(ids.toSorted()).toEqual(ids);
});
