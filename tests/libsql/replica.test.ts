import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { schools } from "../../db/schema.ts";
import { type Sqld, startSqld } from "../../scripts/libsql/start-sqld.ts";
import { insertSchool, schoolRow, slugsIn } from "./school-row.ts";

let primary: Sqld;
let replica: Sqld;
let atPrimary: Database;
let atReplica: Database;

beforeEach(async () => {
  primary = await startSqld();
  replica = await startSqld({ replicaOf: primary });
  await migrateDatabase(primary.url);
  [atPrimary, atReplica] = [openDatabase(primary.url), openDatabase(replica.url)];
  await vi.waitUntil(readsItself, { timeout: 10_000 });
});

afterEach(async () => {
  await replica.stop();
  await primary.stop();
});

/**
 * A new replica passes reads on too, until it has what the primary had when it
 * started. Such an answer comes without the time it took.
 */
async function readsItself(): Promise<boolean> {
  const requests = [{ type: "execute", stmt: { sql: "select * from schools" } }, { type: "close" }];
  const body = JSON.stringify({ requests });
  const answer = await fetch(`${replica.url}/v2/pipeline`, { method: "POST", body });
  return /"query_duration_ms":(?!0\.0\b)/.test(await answer.text());
}

const caughtUp = (slugs: readonly string[]) =>
  vi.waitFor(async () => expect(await slugsIn(atReplica)).toEqual(slugs), { timeout: 10_000 });

test("what the primary acknowledged reaches the replica", async () => {
  await insertSchool(atPrimary, "a");
  await caughtUp(["a"]);
});

test("a write at the replica is done by the primary, before it is acknowledged", async () => {
  for (let i = 0; i < 20; i++) {
    await insertSchool(atReplica, `s${i}`);
    expect(await slugsIn(atPrimary)).toContain(`s${i}`);
  }
});

test("a write at the replica is entire or not at all", async () => {
  await insertSchool(atReplica, "a");
  const write = atReplica.write((q) => [
    q.insert(schools).values(schoolRow("b")),
    q.insert(schools).values(schoolRow("a")),
  ]);
  await expect(write).rejects.toThrow(/UNIQUE constraint failed/);
  expect(await slugsIn(atPrimary)).toEqual(["a"]);
});

test("a write at the replica that reads, reads at the primary", async () => {
  await insertSchool(atPrimary, "a");
  const [, found] = await atReplica.write((q) => [
    q.insert(schools).values(schoolRow("b")),
    q.select({ slug: schools.slug }).from(schools).orderBy(schools.slug),
  ]);
  expect(found).toEqual([{ slug: "a" }, { slug: "b" }]);
});

test("a replica that was away catches up", async () => {
  await replica.pause();
  await insertSchool(atPrimary, "a");
  replica.resume();
  await caughtUp(["a"]);
  await replica.kill();
  await insertSchool(atPrimary, "b");
  await replica.startAgain();
  await caughtUp(["a", "b"]);
});

test("a replica reads what it has while the primary is away, and holds writes until it is back", async () => {
  await insertSchool(atPrimary, "a");
  await caughtUp(["a"]);
  await primary.pause();
  expect(await slugsIn(atReplica)).toEqual(["a"]);
  const written = insertSchool(atReplica, "b").then(() => "written");
  expect(await Promise.race([written, sleep(300, "waiting")])).toBe("waiting");
  primary.resume();
  expect(await written).toBe("written");
  await caughtUp(["a", "b"]);
});

test("a replica finds its primary again after that was killed", { timeout: 30_000 }, async () => {
  await insertSchool(atPrimary, "a");
  await primary.kill();
  await primary.startAgain();
  await insertSchool(atPrimary, "b");
  await caughtUp(["a", "b"]);
  await insertSchool(atReplica, "c");
  expect(await slugsIn(atPrimary)).toEqual(["a", "b", "c"]);
});
