import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { schools } from "../../db/schema.ts";
import { insertSchool, schoolRow, slugsIn } from "../../tests/libsql/school-row.ts";
import { sqldBinary } from "./sqld-binary.ts";
import { type SqldSettings, startSqld } from "./start-sqld.ts";

async function startMigrated(settings?: SqldSettings) {
  const sqld = await startSqld(settings);
  onTestFinished(() => sqld.stop());
  await migrateDatabase(sqld.url);
  return { sqld, db: openDatabase(sqld.url) };
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("our database on a libSQL server", () => {
  test("is migrated once, and again without harm", async () => {
    const { sqld, db } = await startMigrated();
    await insertSchool(db, "a");
    await migrateDatabase(sqld.url);
    expect(await slugsIn(db)).toEqual(["a"]);
  });

  test("does a write entirely or not at all", async () => {
    const { db } = await startMigrated();
    await insertSchool(db, "a");
    const write = db.write((q) => [
      q.insert(schools).values(schoolRow("b")),
      q.update(schools).set({ name: "changed" }).where(eq(schools.slug, "a")),
      q.insert(schools).values(schoolRow("a")),
    ]);
    await expect(write).rejects.toThrow(/UNIQUE constraint failed/);
    expect(await db.read.select().from(schools)).toMatchObject([{ slug: "a", name: "a" }]);
  });

  test("reads what was written before, over another client each time", async () => {
    const { sqld } = await startMigrated();
    for (let i = 0; i < 50; i++) {
      await insertSchool(openDatabase(sqld.url), `s${i}`);
      expect(await slugsIn(openDatabase(sqld.url))).toContain(`s${i}`);
    }
  });

  test("takes a hundred writes at once", async () => {
    const { db } = await startMigrated();
    await Promise.all(Array.from({ length: 100 }, (_, i) => insertSchool(db, `s${i}`)));
    expect(await slugsIn(db)).toHaveLength(100);
  });

  test("killed while it writes, has all that it acknowledged when it starts again", async () => {
    const { sqld, db } = await startMigrated();
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let i = 0; ; i++) {
        await insertSchool(db, `w${writer}-${i}`);
        acknowledged.push(`w${writer}-${i}`);
      }
    });
    const outcomes = Promise.allSettled(writers);
    await vi.waitUntil(() => acknowledged.length > 100, { timeout: 10_000 });
    await sqld.kill();
    expect((await outcomes).map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
    await sqld.startAgain();
    expect(await slugsIn(db)).toEqual(expect.arrayContaining(acknowledged));
    await insertSchool(db, "after");
  });
});

describe("the server", () => {
  test("answers nothing while it is paused, and everything after that", async () => {
    const { sqld, db } = await startMigrated();
    await sqld.pause();
    const written = insertSchool(db, "a").then(() => "written");
    expect(await Promise.race([written, sleep(300, "nothing")])).toBe("nothing");
    sqld.resume();
    expect(await written).toBe("written");
    expect(await slugsIn(db)).toEqual(["a"]);
  });

  test("can be stopped while it is paused", async () => {
    const sqld = await startSqld();
    await sqld.pause();
    await sqld.stop();
    expect(isRunning(sqld.pid)).toBe(false);
  });

  test("removes a temporary folder when it stops", async () => {
    const sqld = await startSqld();
    expect(existsSync(sqld.folder)).toBe(true);
    await sqld.stop();
    await sqld.stop();
    expect(existsSync(sqld.folder)).toBe(false);
  });

  test("starts again on the folder and the port of another that stopped", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sleutel-sqld-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { sqld: first, db } = await startMigrated({ folder });
    await insertSchool(db, "a");
    await first.stop();
    const second = await startSqld({ folder, port: first.port });
    onTestFinished(() => second.stop());
    expect(second.url).toBe(first.url);
    expect(await slugsIn(db)).toEqual(["a"]);
  });

  test("says why it does not start", async () => {
    const sqld = await startSqld();
    onTestFinished(() => sqld.stop());
    await expect(startSqld({ port: sqld.port })).rejects.toThrow(/did not start.*in use/s);
  });

  test("is killed with the process that started it", async () => {
    const script = `
      import { startSqld } from ${JSON.stringify(new URL("start-sqld.ts", import.meta.url).href)};
      const sqld = await startSqld({ folder: process.argv[1] });
      console.log(sqld.pid);`;
    const folder = mkdtempSync(join(tmpdir(), "sleutel-sqld-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const starter = spawn(process.execPath, ["--input-type=module", "--eval", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(starter.stdout, "data");
    const pid = Number(line);
    expect(isRunning(pid)).toBe(true);
    starter.kill("SIGKILL");
    await vi.waitUntil(() => !isRunning(pid), { timeout: 5_000 });
  });

  test("is not to be had everywhere, and then says what is missing", () => {
    expect(() => sqldBinary("plan9", "mips")).toThrow(
      /no libSQL server here.*@sqld\/plan9-mips is not installed/,
    );
  });
});
