import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sqld, startSqld } from "../scripts/libsql/start-sqld.ts";
import { insertSchool } from "../tests/libsql/school-row.ts";
import { openDatabase } from "./client.ts";
import { fetchOverHttp } from "./fetch-over-http.ts";
import { migrateDatabase } from "./migrate.ts";
import { schools } from "./schema.ts";
import { DatabaseUnavailable } from "./unavailable.ts";

let sqld: Sqld;

beforeAll(async () => {
  sqld = await startSqld();
  await migrateDatabase(sqld.url);
});

afterAll(() => sqld.stop());

/** The server as it is asked through one database, with the most calls that it was asked at a time. */
function watched(url: string) {
  let inFlight = 0;
  const most = { atOnce: 0 };
  const db = openDatabase({
    url,
    async fetch(request, signal) {
      inFlight += 1;
      most.atOnce = Math.max(most.atOnce, inFlight);
      const there = new URL(request.url);
      const asked = new Request(`${sqld.url}${there.pathname}${there.search}`, {
        method: request.method,
        headers: request.headers,
        body: await request.arrayBuffer(),
      });
      return fetchOverHttp(asked, signal).finally(() => {
        inFlight -= 1;
      });
    },
  });
  const insert = (slug: string) => insertSchool(db, slug);
  const read = () => db.read.select({ slug: schools.slug }).from(schools);
  return { most, insert, read };
}

describe("a server of one's own", () => {
  test("is sent one write at a time, and all arrive", async () => {
    const { most, insert, read } = watched(sqld.url);
    await Promise.all(Array.from({ length: 20 }, (_, i) => insert(`own${i}`)));
    expect(most.atOnce).toBe(1);
    expect((await read()).filter(({ slug }) => slug.startsWith("own"))).toHaveLength(20);
  });

  test("is read beside a write that waits", async () => {
    const { most, insert, read } = watched(sqld.url);
    await Promise.all([insert("beside"), read(), read()]);
    expect(most.atOnce).toBeGreaterThan(1);
  });

  test("that is away holds up a queue of writes once, and not each of them", async () => {
    let asked = 0;
    const db = openDatabase({
      url: sqld.url,
      fetch: async () => {
        asked += 1;
        throw new Error("nobody there");
      },
    });
    const insert = (slug: string) => insertSchool(db, slug);
    const outcomes = await Promise.allSettled(["a", "b", "c"].map(insert));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(DatabaseUnavailable) });
    }
    expect(asked).toBe(1);
    await expect(insert("d")).rejects.toThrow(DatabaseUnavailable);
    expect(asked).toBe(2);
  });
});

test("Turso is sent writes at once", async () => {
  const { most, insert } = watched("libsql://a-school.turso.io");
  await Promise.all(Array.from({ length: 8 }, (_, i) => insert(`turso${i}`)));
  expect(most.atOnce).toBeGreaterThan(1);
});
