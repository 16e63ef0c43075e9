import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { FileConnection } from "./file-connection.ts";

function opened(): FileConnection {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-file-"));
  const connection = new FileConnection(join(folder, "some.db"), 250);
  onTestFinished(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });
  connection.execute("create table things (name text primary key, content blob)");
  return connection;
}

const thing = (name: string, bytes = 1) => ({
  statements: [{ sql: "insert into things (name, content) values (?, zeroblob(?))", args: [name, bytes] }],
});

const names = (connection: FileConnection) =>
  (connection.execute("select name from things order by name").rows as unknown as string[][]).flat();

const stateOf = ({ status }: PromiseSettledResult<unknown>) => status;

describe("of writes that are made durable together", () => {
  test("one that is refused is left out, and the others are written", () => {
    const connection = opened();
    const settled = connection.writeAll([thing("a"), thing("a"), thing("b")]);
    expect(settled.map(stateOf)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(names(connection)).toEqual(["a", "b"]);
  });

  test("one that finds no room does not take along those that fit", () => {
    const connection = opened();
    connection.execute("pragma max_page_count = 20");
    const settled = connection.writeAll([thing("a"), thing("large", 500_000), thing("b")]);
    expect(settled.map(stateOf)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(settled[1]).toMatchObject({ reason: { code: "SQLITE_FULL" } });
    expect(names(connection)).toEqual(["a", "b"]);
  });

  test("by itself it is refused, and the next one is written", () => {
    const connection = opened();
    connection.execute("pragma max_page_count = 20");
    expect(() => connection.writeAll([thing("large", 500_000)])).toThrow(/full/);
    expect(connection.writeAll([thing("a")]).map(stateOf)).toEqual(["fulfilled"]);
  });
});
