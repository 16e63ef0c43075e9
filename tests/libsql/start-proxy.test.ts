import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Database, openDatabase } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { schools } from "../../db/schema.ts";
import { type Sqld, startSqld } from "../../scripts/libsql/start-sqld.ts";
import { insertSchool, schoolRow, slugsIn } from "./school-row.ts";
import { type SqldProxy, startProxy } from "./start-proxy.ts";

let sqld: Sqld;
let proxy: SqldProxy;
/** Over the proxy, and past it. */
let db: Database;
let direct: Database;

beforeAll(async () => {
  sqld = await startSqld();
  await migrateDatabase(sqld.url);
  direct = openDatabase(sqld.url);
});
afterAll(() => sqld.stop());

beforeEach(async () => {
  await direct.write((q) => [q.delete(schools)]);
  const own = await startProxy({ to: sqld.url });
  onTestFinished(() => own.close());
  proxy = own;
  db = openDatabase(proxy.url);
});

const everySlug = (from: Database) =>
  from.readAll((q) => [q.select({ slug: schools.slug }).from(schools), q.select().from(schools)]);
const twoSchools = (into: Database) =>
  into.write((q) => [q.insert(schools).values(schoolRow("a")), q.insert(schools).values(schoolRow("b"))]);
/** The messages of the error and of its causes. */
const whatFailed = async (work: Promise<unknown>) => {
  const messages: string[] = [];
  for (
    let e = await work.then(
      () => null,
      (error) => error,
    );
    e instanceof Error;
    e = e.cause
  )
    messages.push(e.message);
  return messages.join("; ");
};
const took = async (work: Promise<unknown>) => {
  const startedAt = performance.now();
  await work.catch(() => undefined);
  return performance.now() - startedAt;
};

describe("the proxy counts", () => {
  test("one request for each call of our database", async () => {
    const calls = [() => slugsIn(db), () => everySlug(db), () => twoSchools(db)];
    for (const call of calls) {
      proxy.reset();
      const before = db.roundTrips;
      await call();
      expect([proxy.requests, db.roundTrips - before]).toEqual([1, 1]);
    }
  });

  test("what was asked in each", async () => {
    await slugsIn(db);
    await db.write((q) => [q.delete(schools).where(eq(schools.slug, "a")), q.delete(schools)]);
    expect(proxy.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v2/pipeline",
      "POST /v2/pipeline",
    ]);
    expect(proxy.calls.map(({ sql }) => sql)).toEqual([
      ['select "slug" from "schools" order by "schools"."slug"'],
      [
        "BEGIN IMMEDIATE",
        'delete from "schools" where "schools"."slug" = ?',
        'delete from "schools"',
        "COMMIT",
        "ROLLBACK",
      ],
    ]);
  });

  test("a statement that a batch sends once and asks many times", async () => {
    await db.write((q) => ["a", "b", "c"].map((slug) => q.insert(schools).values(schoolRow(slug))) as never);
    expect(proxy.calls[0]?.sql.filter((sql) => sql.startsWith("insert"))).toHaveLength(3);
  });

  test("calls that fail, and a hundred at once", async () => {
    proxy.mode = "busy";
    await whatFailed(slugsIn(db));
    proxy.mode = "fine";
    await Promise.all(Array.from({ length: 99 }, () => slugsIn(db)));
    expect([proxy.requests, proxy.calls.length]).toEqual([100, 100]);
  });

  test("and forgets what it saw where there is too much of it", async () => {
    const forgetful = await startProxy({ to: sqld.url, keepsCalls: false });
    onTestFinished(() => forgetful.close());
    await slugsIn(openDatabase(forgetful.url));
    expect([forgetful.requests, forgetful.calls]).toEqual([1, []]);
  });
});

describe("through the proxy", () => {
  test("an answer of a megabyte arrives whole", async () => {
    const name = "é".repeat(500_000);
    await direct.write((q) => [q.insert(schools).values({ ...schoolRow("a"), name })]);
    expect(await db.read.select({ name: schools.name }).from(schools)).toEqual([{ name }]);
  });

  test("so does a request of a megabyte", async () => {
    const name = "é".repeat(500_000);
    await db.write((q) => [q.insert(schools).values({ ...schoolRow("a"), name })]);
    expect(await direct.read.select({ name: schools.name }).from(schools)).toEqual([{ name }]);
  });

  test("the way to the server can be made longer", async () => {
    await slugsIn(db);
    proxy.delayMs = 150;
    expect(await took(slugsIn(db))).toBeGreaterThan(149);
    proxy.delayMs = 0;
    expect(await took(slugsIn(db))).toBeLessThan(140);
  });
});

describe("a call fails within a second", { timeout: 10_000 }, () => {
  test.each([
    ["refused", "HTTP status 401"],
    ["busy", "HTTP status 503"],
    ["down", "socket hang up"],
  ] as const)("when the server is %s, and nothing is written", async (mode, reason) => {
    proxy.mode = mode;
    expect(await took(slugsIn(db))).toBeLessThan(1_000);
    expect(await whatFailed(slugsIn(db))).toContain(reason);
    expect(await whatFailed(insertSchool(db, "a"))).toContain(reason);
    expect(await slugsIn(direct)).toEqual([]);
    expect(proxy.requests).toBe(3);
    proxy.mode = "fine";
    await insertSchool(db, "a");
    expect(await slugsIn(db)).toEqual(["a"]);
  });

  test("when the answer is lost, though the server did what was asked", async () => {
    proxy.mode = "cut";
    expect(await whatFailed(twoSchools(db))).toContain("socket hang up");
    expect(proxy.requests).toBe(1);
    expect(await slugsIn(direct)).toEqual(["a", "b"]);
  });

  test("when the server behind the proxy is killed", async () => {
    const other = await startSqld();
    onTestFinished(() => other.stop());
    const before = await startProxy({ to: other.url });
    onTestFinished(() => before.close());
    await migrateDatabase(before.url);
    const throughIt = openDatabase(before.url);
    await other.kill();
    expect(await took(slugsIn(throughIt))).toBeLessThan(1_000);
    expect(await whatFailed(slugsIn(throughIt))).toContain("socket hang up");
    await other.startAgain();
    expect(await slugsIn(throughIt)).toEqual([]);
  });
});

describe("a call waits", () => {
  test("for a slow server, which did what was asked at once", async () => {
    proxy.mode = "slow";
    proxy.slowMs = 400;
    const written = insertSchool(db, "a").then(() => "written");
    expect(await Promise.race([written, sleep(250, "waiting")])).toBe("waiting");
    expect(await slugsIn(direct)).toEqual(["a"]);
    expect(await written).toBe("written");
  });

  test("for one that hangs, until the connection breaks; nothing is written", async () => {
    const own = await startProxy({ to: sqld.url });
    own.mode = "hangs";
    const written = insertSchool(openDatabase(own.url), "a").catch(() => "failed");
    expect(await Promise.race([written, sleep(250, "waiting")])).toBe("waiting");
    await own.close();
    expect(await written).toBe("failed");
    expect(await slugsIn(direct)).toEqual([]);
  });

  test("and the proxy can be closed meanwhile, whatever it is about", async () => {
    const own = await startProxy({ to: sqld.url });
    own.mode = "slow";
    const read = slugsIn(openDatabase(own.url)).catch(() => "failed");
    await sleep(50);
    await own.close();
    expect(await Promise.race([read, sleep(1_000, "waiting")])).toBe("failed");
  });
});

test("a fault can be for some calls and not for others", async () => {
  proxy.mode = ({ sql }) => (sql.includes("BEGIN IMMEDIATE") ? "busy" : "fine");
  expect(await whatFailed(insertSchool(db, "a"))).toContain("HTTP status 503");
  expect(await slugsIn(db)).toEqual([]);
});
