import { spawn } from "node:child_process";
import { once } from "node:events";
import { inspect } from "node:util";
import { count, eq, like, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "./client.ts";
import { schools } from "./schema.ts";
import { openTestDatabase } from "./seed/test-database.ts";

let db: Database;
let url: string;
let remove: () => void;

beforeEach(async () => {
  ({ db, url, remove } = await openTestDatabase());
});

afterEach(() => remove());

const school = (slug: string): typeof schools.$inferInsert => ({
  id: `school-${slug}`,
  slug,
  name: slug,
  town: "Geel",
  searchText: slug,
  postalAddress: "Kerkstraat 1",
  locale: "nl",
  helpdeskEmail: "helpdesk@school.example",
  colour: "#1e4f91",
  createdAt: new Date(0),
});
const insert = (into: Database, slug: string) => into.write((q) => [q.insert(schools).values(school(slug))]);
const slugs = async (from = db) =>
  (await from.read.select({ slug: schools.slug }).from(schools).orderBy(schools.slug)).map(
    ({ slug }) => slug,
  );

/** Another process that holds the file's write lock from when this resolves. */
async function lockElsewhere(forMs: number) {
  const holdsLock = `
    import { createClient } from "@libsql/client";
    const client = createClient({ url: process.argv[1] });
    const transaction = await client.transaction("write");
    console.log("locked");
    setTimeout(async () => {
      await transaction.rollback();
      client.close();
    }, Number(process.argv[2]));`;
  const holder = spawn(process.execPath, ["--input-type=module", "--eval", holdsLock, url, String(forMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  return { isDone: once(holder, "exit") };
}

describe("a write", () => {
  test("is done entirely or not at all", async () => {
    await insert(db, "a");
    await expect(
      db.write((q) => [
        q.insert(schools).values(school("b")),
        q.update(schools).set({ name: "changed" }).where(eq(schools.slug, "a")),
        q.insert(schools).values(school("a")),
      ]),
    ).rejects.toThrow();
    expect(await db.read.select().from(schools)).toMatchObject([{ slug: "a", name: "a" }]);
  });

  test("that fails does not stop the next", async () => {
    await insert(db, "a");
    const outcomes = await Promise.allSettled(["a", "b", "a", "c"].map((slug) => insert(db, slug)));
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled"]);
    expect(await slugs()).toEqual(["a", "b", "c"]);
  });

  test("answers what each of its statements returned, and later ones see what earlier ones wrote", async () => {
    const [inserted, found] = await db.write((q) => [
      q.insert(schools).values(school("a")).returning({ id: schools.id }),
      q.select({ slug: schools.slug }).from(schools),
    ]);
    expect([inserted, found]).toEqual([[{ id: "school-a" }], [{ slug: "a" }]]);
  });

  test("two hundred at once, over three connections, all arrive", { timeout: 30_000 }, async () => {
    const others = [openDatabase(url), openDatabase(url)];
    const connections = [db, ...others];
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        insert(connections[i % 3] ?? db, `s${String(i).padStart(3, "0")}`),
      ),
    );
    for (const other of others) other.close();
    expect(await slugs()).toHaveLength(200);
  });

  test("waits while another process holds the file, and loses nothing", { timeout: 30_000 }, async () => {
    const lock = await lockElsewhere(600);
    const startedAt = performance.now();
    const written = Array.from({ length: 50 }, (_, i) => insert(db, `s${String(i).padStart(2, "0")}`));
    const read = db.read.select({ count: count() }).from(schools);
    expect((await read)[0]?.count).toBe(0);
    await Promise.all(written);
    expect(performance.now() - startedAt).toBeGreaterThan(400);
    await lock.isDone;
    const fresh = openDatabase(url);
    expect(await slugs(fresh)).toHaveLength(50);
    fresh.close();
  });
});

describe("a read", () => {
  test("of several queries is one round trip and one moment", async () => {
    await insert(db, "a");
    const before = db.roundTrips;
    const [all, some] = await db.readAll((q) => [
      q.select({ count: count() }).from(schools),
      q.select({ slug: schools.slug }).from(schools).where(like(schools.slug, "a%")),
    ]);
    expect([all, some]).toEqual([[{ count: 1 }], [{ slug: "a" }]]);
    expect(db.roundTrips - before).toBe(1);
  });

  test("has no way to write", () => {
    // @ts-expect-error: what `read` offers has no insert
    const forbidden = () => db.read.insert(schools);
    expect(forbidden).toBeTypeOf("function");
  });

  test("sees what was written before it", async () => {
    for (let i = 0; i < 20; i++) {
      await insert(db, `s${i}`);
      expect(await slugs()).toContain(`s${i}`);
    }
  });
});

test("each call is counted as one round trip", async () => {
  const before = db.roundTrips;
  await insert(db, "a");
  await slugs();
  await db.write((q) => [q.delete(schools), q.insert(schools).values(school("b"))]);
  expect(db.roundTrips - before).toBe(3);
});

test("a query that fails says what the database said, and not what it was asked", async () => {
  await db.write((q) => [q.insert(schools).values(school("imb"))]);
  const asked = db.read
    .select({ broken: sql`no_such_function(${"a pupil's name"})` })
    .from(schools)
    .then(
      () => null,
      (error: Error) => error,
    );
  const error = await asked;
  expect(error?.message).toBe("A query failed.");
  expect(String(error?.cause)).toContain("no_such_function");
  expect(inspect(error, { depth: 10 })).not.toContain("a pupil's name");
});
