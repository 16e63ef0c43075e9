import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scansIn } from "./scans.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sleutel-plans-"));
  const db = new DatabaseSync(join(folder, "tables.db"));
  db.exec(`create table schools (id text primary key, name text);
    create table mails (id text primary key, school_id text, state text, at integer);
    create index mails_by_age on mails (school_id, at);`);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function scanned(...statements: string[]): string[] {
  const file = join(folder, "statements");
  writeFileSync(file, statements.map((statement) => `${JSON.stringify(statement)}\n`).join(""));
  return scansIn(file, join(folder, "tables.db")).map(({ table }) => table);
}

test.each([
  ["a read without an index", "select * from mails where state = ?"],
  ["a scan of an index", "select at from mails order by school_id, at"],
  ["a change", 'update "mails" set state = ? where at < ?'],
  ["under another name", "select m.id from mails m where m.state = ?"],
  ["within a query", "select id from schools where name = (select id from mails where state = ?)"],
])("%s goes through a table", (_what, statement) => {
  expect(scanned(statement)).toEqual(["mails"]);
});

test.each([
  ["by its key", "select * from mails where id = ?"],
  ["by an index", "delete from mails where school_id = ? and at < ?"],
  ["of what is small", "select * from schools"],
  ["of a list", "select * from mails where id in (select value from json_each(?))"],
  ["of values", "insert into mails values (?, ?, ?, ?)"],
  ["of no table", "pragma table_info(mails)"],
])("a search %s does not", (_what, statement) => {
  expect(scanned(statement)).toEqual([]);
});

test("each statement counts once", () => {
  const scan = "select * from mails where state = ?";
  expect(scanned(scan, scan)).toEqual(["mails"]);
});
