import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "./client.ts";
import { insertForEach, insertWhere } from "./insert-where.ts";
import { newIdByDatabase } from "./new-id.ts";
import { recoveryRequests, schools } from "./schema.ts";
import { openTestDatabase } from "./seed/test-database.ts";

let db: Database;
let url: string;
let remove: () => void;
const at = new Date("2026-09-01T08:00:00.123Z");

beforeEach(async () => {
  ({ db, url, remove } = await openTestDatabase());
  const common = {
    town: "Geel",
    searchText: "",
    postalAddress: "Kerkstraat 1",
    locale: "nl",
    helpdeskEmail: "helpdesk@school.example",
    colour: "#1e4f91",
    createdAt: at,
  };
  await db.write((q) => [
    q.insert(schools).values([
      { ...common, id: "imb", slug: "imb", name: "Instituut" },
      { ...common, id: "riverside", slug: "riverside", name: "Riverside" },
    ]),
  ]);
});

afterEach(() => remove());

const request = (id: string) => ({
  id,
  schoolId: "imb",
  username: "jan ' or 1=1 --",
  email: "",
  network: "home",
  requestedAt: at,
});
const requests = () => db.read.select().from(recoveryRequests);

describe("an insert with a condition", () => {
  test("writes where it holds, with every column as an ordinary insert would", async () => {
    const [written] = await db.write((q) => [
      insertWhere(q, recoveryRequests, request("a"), sql`1 = 1`).returning({ id: recoveryRequests.id }),
    ]);
    expect(written).toEqual([{ id: "a" }]);
    const conditional = await requests();
    await db.write((q) => [q.delete(recoveryRequests), q.insert(recoveryRequests).values(request("a"))]);
    expect(conditional).toEqual(await requests());
    expect(conditional).toMatchObject([{ requestedAt: at, outcome: "pending", claim: null, email: "" }]);
  });

  test("writes nothing where it does not, and says so", async () => {
    const [written] = await db.write((q) => [
      insertWhere(q, recoveryRequests, request("a"), sql`1 = 0`).returning({ id: recoveryRequests.id }),
    ]);
    expect(written).toEqual([]);
    expect(await requests()).toEqual([]);
  });

  test("lets no two be the last one allowed", async () => {
    const other = openDatabase(url);
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        (i % 2 ? db : other).write((q) => [
          insertWhere(
            q,
            recoveryRequests,
            request(`r${i}`),
            sql`(select count(*) from ${recoveryRequests}) < 7`,
          ),
        ]),
      ),
    );
    other.close();
    expect(await requests()).toHaveLength(7);
  });
});

describe("an insert for each row", () => {
  test("writes one for each, with what it takes from it and an id of its own", async () => {
    await db.write((q) => [
      insertForEach(
        q,
        recoveryRequests,
        { ...request(""), id: newIdByDatabase, schoolId: schools.id, username: schools.name },
        sql`from ${schools}`,
      ),
    ]);
    const written = await requests();
    expect(written.map(({ schoolId, username }) => [schoolId, username]).sort()).toEqual([
      ["imb", "Instituut"],
      ["riverside", "Riverside"],
    ]);
    expect(new Set(written.map(({ id }) => id)).size).toBe(2);
  });
});
