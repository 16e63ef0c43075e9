import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { eq, sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { startSqld } from "../scripts/libsql/start-sqld.ts";
import { insertSchool, schoolRow, slugsIn } from "../tests/libsql/school-row.ts";
import { borrowedDatabase } from "./borrowed-database.ts";
import { type Database, openDatabase } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";
import { schools } from "./schema.ts";
import { isOfStatement, isUnavailable } from "./unavailable.ts";

/** A database, and the same one as another thread has it. */
async function lent(url?: string) {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-test-"));
  const at = url ?? `file:${join(folder, "sleutel.db")}`;
  await migrateDatabase(at);
  const own = openDatabase(at);
  const borrowed = borrow(own);
  onTestFinished(() => {
    borrowed.close();
    own.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { own, borrowed };
}

function borrow(own: Database): Database {
  const { port1, port2 } = new MessageChannel();
  own.lendTo(port1);
  return borrowedDatabase(port2);
}

describe("a database that another thread lends", () => {
  test("is read and written as its own thread does", async () => {
    const { own, borrowed } = await lent();
    await insertSchool(own, "theirs");
    await insertSchool(borrowed, "ours");
    expect(await slugsIn(borrowed)).toEqual(["ours", "theirs"]);
    expect(await borrowed.read.select().from(schools)).toEqual(await own.read.select().from(schools));
    expect(await borrowed.readNearby.select().from(schools)).toEqual(await own.read.select().from(schools));
  });

  test("answers several queries in one trip, and counts its own trips", async () => {
    const { own, borrowed } = await lent();
    await insertSchool(own, "theirs");
    const before = [own.roundTrips, borrowed.roundTrips];
    const [all, [none]] = await borrowed.readAll((q) => [
      q.select({ slug: schools.slug }).from(schools),
      q.select({ slug: schools.slug }).from(schools).where(eq(schools.slug, "nobody")),
    ]);
    expect([all, none]).toEqual([[{ slug: "theirs" }], undefined]);
    expect([own.roundTrips, borrowed.roundTrips]).toEqual([before[0], (before[1] as number) + 1]);
  });

  test("takes a write whole or not at all, and says what the database said of it", async () => {
    const { borrowed } = await lent();
    const twice = schoolRow("twice");
    const error = await borrowed
      .write((q) => [q.insert(schools).values(twice), q.insert(schools).values(twice)])
      .catch((e: unknown) => e);
    expect(isOfStatement(error)).toBe(true);
    expect(isUnavailable(error)).toBe(false);
    expect(await slugsIn(borrowed)).toEqual([]);
  });

  test("keeps numbers, texts, bytes and nothing as they are", async () => {
    const { borrowed } = await lent();
    const kept = sql<unknown[]>`select ${1.5} as a, ${"é"} as b, ${Buffer.from([0, 255])} as c, ${null} as d`;
    const [row] = await borrowed.read
      .select({ a: sql`a`, b: sql`b`, c: sql`c`, d: sql`d` })
      .from(sql`(${kept})`);
    expect(row).toMatchObject({ a: 1.5, b: "é", d: null });
    expect([...new Uint8Array(row?.c as ArrayBuffer)]).toEqual([0, 255]);
  });

  test("that is a server's is the same", async () => {
    const sqld = await startSqld();
    onTestFinished(() => sqld.stop());
    const { own, borrowed } = await lent(sqld.url);
    await insertSchool(borrowed, "ours");
    expect(await slugsIn(own)).toEqual(["ours"]);
    expect(await borrowed.read.select().from(schools)).toEqual(await own.read.select().from(schools));
  });

  test("that is away says so, and why", async () => {
    const borrowed = borrow(openDatabase({ url: "http://127.0.0.1:9" }));
    const error = await slugsIn(borrowed).catch((e: unknown) => e);
    expect(isUnavailable(error)).toBe(true);
    expect(error).toHaveProperty("cause.message", expect.stringContaining("ECONNREFUSED"));
    borrowed.close();
  });

  test("whose thread ended answers nobody, and leaves nobody waiting", async () => {
    const { port1, port2 } = new MessageChannel();
    const borrowed = borrowedDatabase(port2);
    const asked = slugsIn(borrowed);
    port1.close();
    await expect(asked).rejects.toThrow("A query failed.");
    await expect(slugsIn(borrowed)).rejects.toThrow("A query failed.");
  });
});
