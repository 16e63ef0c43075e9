import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { schoolRow, slugsIn } from "../tests/libsql/school-row.ts";
import { type Database, openDatabase } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";
import { schools } from "./schema.ts";
import { pagesInLog } from "./write-ahead-log.ts";

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

/** Takes about as many pages as it is told, of 4 KiB each. */
const insertLarge = (db: Database, slug: string, pages: number) =>
  db.write((q) => [
    q.insert(schools).values({ ...schoolRow(slug), postalAddress: "x".repeat(pages * 4_096) }),
  ]);

test("a long log is laid into the file after a write, and not within it", async () => {
  const { db, path } = await opened();
  await insertLarge(db, "long", 500);
  expect(pagesInLog(path)).toBeGreaterThan(500);
  await vi.waitFor(() => expect(pagesInLog(path)).toBe(0));
  expect(await slugsIn(db)).toEqual(["long"]);
});

test("a short log stays until it is longer", async () => {
  const { db, path } = await opened();
  await insertLarge(db, "short", 100);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(pagesInLog(path)).toBeGreaterThan(100);
});

test("a log that grows by more than is laid into the file at once is emptied by SQLite itself", async () => {
  const { db, path } = await opened();
  await insertLarge(db, "larger", 5_000);
  expect(pagesInLog(path)).toBe(0);
});

test("a database that is closed before its log is laid into the file is closed all the same", async () => {
  const { db, path } = await opened();
  await insertLarge(db, "long", 500);
  db.close();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const again = openDatabase(`file:${path}`);
  expect(await slugsIn(again)).toEqual(["long"]);
  again.close();
});

test("there is no log where there is no file", () => {
  expect(pagesInLog(join(tmpdir(), "nothing-here.db"))).toBe(0);
});
