import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { insertSchool, slugsIn } from "../tests/libsql/school-row.ts";
import { newFolder } from "../tests/new-folder.ts";
import { rawSql } from "../tests/raw-sql.ts";
import { backUp } from "./backup.ts";

let folder: string;
let url: string;
let target: string;

beforeEach(async () => {
  folder = newFolder();
  url = `file:${join(folder, "sleutel.db")}`;
  target = join(folder, "copy.db");
  await migrateDatabase(url);
});

/** A process that adds a school with an account of its own again and again, each pair in one batch, and says its number. */
function startWriter() {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    import { openDatabase } from ${module("../db/client.ts")};
    import { accounts, schools } from ${module("../db/schema.ts")};
    import { schoolRow } from ${module("../tests/libsql/school-row.ts")};
    const db = openDatabase(process.argv[1]);
    for (let i = 0; ; i++) {
      const school = schoolRow("s" + i);
      const account = { id: "a" + i, schoolId: school.id, username: "u", usernameKey: "u",
        passwordSalt: "", passwordParameters: "", createdAt: new Date(0) };
      await db.write((q) => [q.insert(schools).values(school), q.insert(accounts).values(account)]);
      console.log(i + 1);
    }`;
  const writer = spawn(process.execPath, ["--input-type=module", "--eval", script, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const written = { count: 0 };
  createInterface({ input: writer.stdout }).on("line", (line) => {
    written.count = Number(line);
  });
  const stop = async () => {
    if (writer.exitCode !== null || writer.signalCode !== null) return;
    writer.kill();
    await once(writer, "close");
  };
  onTestFinished(stop);
  return { written, stop };
}

describe("a backup", () => {
  test("has what was acknowledged before it, and no half of a write, while another process writes on", {
    timeout: 120_000,
  }, async () => {
    const { written, stop } = startWriter();
    for (const wanted of [20, 60, 120]) {
      await vi.waitUntil(() => written.count >= wanted, { timeout: 30_000 });
      const acknowledged = written.count;
      const { schools, accounts } = await backUp(url, `${target}.${wanted}`);
      expect(schools).toBeGreaterThanOrEqual(acknowledged);
      expect(accounts).toBe(schools);
    }
    const atTheEnd = written.count;
    await vi.waitUntil(() => written.count > atTheEnd, { timeout: 30_000 });
    await stop();
  });

  test("can be put in the place of the database, and written to", async () => {
    await insertSchool(openDatabase(url), "imb");
    await backUp(url, target);
    const restored = `file:${target}`;
    await migrateDatabase(restored);
    const db = openDatabase(restored);
    expect(existsSync(`${target}-wal`)).toBe(true);
    await insertSchool(db, "riverside");
    expect(await slugsIn(db)).toEqual(["imb", "riverside"]);
  });

  test("is one file, which its owner alone can read", async () => {
    await backUp(url, target);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.db"]);
  });

  test("takes the place of nothing", async () => {
    writeFileSync(target, "of yesterday");
    await expect(backUp(url, target)).rejects.toThrow(/is there already, and is not overwritten/);
    expect(readFileSync(target, "utf8")).toBe("of yesterday");
  });

  test("is made again where one was cut off in the middle", async () => {
    writeFileSync(`${target}.unchecked`, "half of a copy");
    expect(await backUp(url, target)).toEqual({ schools: 0, accounts: 0 });
  });
});

describe("there is no backup, and nothing is left lying,", () => {
  const leftLying = () => readdirSync(folder).filter((name) => name.startsWith(basename(target)));

  test("of a database that is not there", async () => {
    const missing = `file:${join(folder, "other.db")}`;
    await expect(backUp(missing, target)).rejects.toThrow(/There is no database at/);
    expect(existsSync(join(folder, "other.db"))).toBe(false);
    expect(leftLying()).toEqual([]);
  });

  test("of a file that is no database", async () => {
    writeFileSync(join(folder, "letter.db"), "Dear school,\n".repeat(1000));
    await expect(backUp(`file:${join(folder, "letter.db")}`, target)).rejects.toThrow(/not a database/);
    expect(leftLying()).toEqual([]);
  });

  test("of a database that is damaged", async () => {
    const db = openDatabase(url);
    for (let i = 0; i < 100; i++) await insertSchool(db, `s${i}`);
    db.close();
    await rawSql(url, "pragma wal_checkpoint(truncate)");
    const file = url.slice("file:".length);
    const bytes = readFileSync(file);
    // All but the first page, which tells that it is a database and what its tables are.
    writeFileSync(file, bytes.fill(0xff, 2 * 4096));
    await expect(backUp(url, target)).rejects.toThrow(/malformed|damaged/);
    expect(leftLying()).toEqual([]);
  });

  test("of a server", async () => {
    await expect(backUp("http://127.0.0.1:8080", target)).rejects.toThrow(/Only a file can be copied/);
  });
});

describe("npm run backup", { timeout: 60_000 }, () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["scripts/backup.ts", ...args], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: "", DATA_DIR: folder },
    });

  test("says what the copy holds", async () => {
    await insertSchool(openDatabase(url), "imb");
    expect(run(target).stdout).toBe(`${target}: checked. Schools: 1, accounts: 0.\n`);
  });

  test("says why there is none, and fails", () => {
    expect(run()).toMatchObject({
      status: 1,
      stderr: "There is no backup. Say where to: npm run backup -- FILE\n",
    });
  });
});
