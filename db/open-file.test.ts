import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { schoolRow, slugsIn } from "../tests/libsql/school-row.ts";
import { type Database, openDatabase } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";
import { schools } from "./schema.ts";

async function opened() {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-test-"));
  const path = join(folder, "sleutel.db");
  await migrateDatabase(`file:${path}`);
  const db = openDatabase(`file:${path}`);
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { db, path };
}

const pageBytes = 4_096;
const pagesEach = 4;

const insertSchools = (db: Database, count: number, pages = pagesEach) =>
  db.write((q) => [
    q.insert(schools).values(
      Array.from({ length: count }, (_, i) => ({
        ...schoolRow(`number-${i}`),
        postalAddress: "x".repeat(pages * pageBytes),
      })),
    ),
  ]);

/** What is in the log alone does not lengthen the file. */
const holds = (path: string, count: number) => statSync(path).size > count * pagesEach * pageBytes;

test("a long log is laid into the file after a write, and not within it", async () => {
  const { db, path } = await opened();
  await insertSchools(db, 160);
  expect(holds(path, 160)).toBe(false);
  await vi.waitFor(() => expect(holds(path, 160)).toBe(true), 5_000);
  expect(await slugsIn(db)).toHaveLength(160);
});

test("a short log stays until it is longer", async () => {
  const { db, path } = await opened();
  await insertSchools(db, 40);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(holds(path, 40)).toBe(false);
});

test("a log that is very long within one write is emptied by SQLite itself", async () => {
  const { db, path } = await opened();
  await insertSchools(db, 2, 3_000);
  expect(statSync(path).size).toBeGreaterThan(6_000 * pageBytes);
});

test("a database that is closed before its log is laid into the file is closed all the same", async () => {
  const { db, path } = await opened();
  await insertSchools(db, 160);
  db.close();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const again = openDatabase(`file:${path}`);
  expect(await slugsIn(again)).toHaveLength(160);
  again.close();
});

test.skipIf(!existsSync("/proc/locks"))(
  "whoever else opens the file is told that it is in use, also after a write",
  async () => {
    const { db, path } = await opened();
    await insertSchools(db, 160);
    await new Promise((resolve) => setTimeout(resolve, 30));
    // Without this lock the next to come takes the index for a leftover, and cuts it off under whoever uses it.
    const index = statSync(`${path}-shm`).ino;
    expect(readFileSync("/proc/locks", "utf8")).toMatch(
      new RegExp(`READ +${process.pid} \\S+:${index} 128 128`),
    );
  },
);
