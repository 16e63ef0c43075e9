import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate as applyMigrations } from "drizzle-orm/libsql/migrator";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../db/client.ts";
import { makeFolderOf } from "../db/make-folder.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { accounts } from "../db/schema.ts";
import { slugsIn } from "../tests/libsql/school-row.ts";
import { newFolder } from "../tests/new-folder.ts";
import { rawSql } from "../tests/raw-sql.ts";
import { startSqld } from "./libsql/start-sqld.ts";

const newFile = () => `file:${join(newFolder(), "not-yet", "there.db")}`;

const pathMade = (url: string) => {
  makeFolderOf(url);
  return url;
};

/** A school with one pupil, as the first version wrote them. */
const schoolOfTheFirst = [
  `insert into schools (id, slug, name, town, search_text, postal_address, locale, helpdesk_email, colour, created_at)
    values ('s', 'imb', 'IMB', 'Gent', 'imb gent', 'Kouter 12', 'nl', 'h@imb.example', '#0f5c4a', 0)`,
  `insert into accounts (id, school_id, username, username_key, password_salt, password_parameters, created_at)
    values ('a', 's', 'Jan.Selle', 'jan.selle', 'x', 'x', 0)`,
  `insert into persons (id, school_id, account_id, position, given_name, family_name, locale, created_at)
    values ('p', 's', 'a', 0, 'Jan', 'Selle', 'nl', 0)`,
  `insert into addresses (id, school_id, person_id, email, email_key, created_at)
    values ('d', 's', 'p', 'jan@post.example', 'jan@post.example', 0)`,
];

/** As the product's first version left it. */
async function migrateAsOfTheFirst(url: string) {
  const folder = newFolder();
  cpSync("db/migrations", folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  const client = createClient({ url });
  await applyMigrations(drizzle({ client }), { migrationsFolder: folder });
  client.close();
}

async function newServer() {
  const sqld = await startSqld();
  onTestFinished(() => sqld.stop());
  return sqld.url;
}

describe.each([
  { where: "a file", newUrl: newFile },
  { where: "a libSQL server", newUrl: newServer },
])("migrating $where", ({ newUrl }) => {
  test("names what it applied, and nothing the second time", async () => {
    const url = await newUrl();
    expect((await migrateDatabase(url))[0]).toBe("0000_start");
    expect(await migrateDatabase(url)).toEqual([]);
  });

  test("applies what is missing alone, and leaves what is there", async () => {
    const url = pathMade(await newUrl());
    await migrateAsOfTheFirst(url);
    await rawSql(url, ...schoolOfTheFirst);
    expect((await migrateDatabase(url))[0]).toBe("0001_outbox-mails");
    const db = openDatabase(url);
    expect(await slugsIn(db)).toEqual(["imb"]);
    // Who was there before is found at the desk too.
    expect(await db.read.select().from(accounts)).toMatchObject([
      { searchText: "jan.selle selle jan jan@post.example", sortKey: "selle jan" },
    ]);
  });

  test("applies all or nothing", async () => {
    const url = await newUrl();
    await rawSql(pathMade(url), "create table security_events (of_somebody_else text)");
    await expect(migrateDatabase(url)).rejects.toThrow();
    await expect(slugsIn(openDatabase(url))).rejects.toMatchObject({
      cause: { message: /no such table: schools/ },
    });
  });
});

describe("npm run migrate", { timeout: 60_000 }, () => {
  const run = (env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, ["scripts/migrate.ts"], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: "", DATABASE_AUTH_TOKEN: "", ...env },
    });

  test("says which database, and what was applied", () => {
    const url = newFile();
    expect(run({ DATABASE_URL: url }).stdout).toMatch(/^file:.*there\.db: applied 0000_start, .*\.\n$/);
  });

  test("says that there was nothing to apply", async () => {
    const url = newFile();
    await migrateDatabase(url);
    expect(run({ DATABASE_URL: url }).stdout).toBe(`${url} is up to date.\n`);
  });

  test("does nothing where it is not said which database is meant", () => {
    const { status, stderr } = run({});
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "Nothing was migrated. DATABASE_URL is missing: it says which database is meant.\n",
    });
  });

  test("says in a line that a server can't be reached, without its token", () => {
    const { status, stderr } = run({
      DATABASE_URL: "http://127.0.0.1:9",
      DATABASE_AUTH_TOKEN: "the-token",
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Nothing was migrated\. .+\n$/);
    expect(stderr).not.toContain("the-token");
  });
});
