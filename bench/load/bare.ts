import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { randomBytes } from "../../lib/base64url.ts";
import { nodeArgon2id } from "../../lib/password/argon2id-node.ts";
import { currentParameters } from "../../lib/password/parameters.ts";
import { passwordBytes } from "../../lib/password/password-bytes.ts";
import { openAsker } from "../who-exists/asker.ts";

const measuredMs = 2_000;

/** Of this machine, on all its cores at once. */
export async function hashesPerSecond(): Promise<{ perSecond: number; cpuMs: number }> {
  const one = () => nodeArgon2id(passwordBytes("een wachtwoord"), randomBytes(16), currentParameters);
  await one();
  const cpuBefore = process.cpuUsage();
  const { count, ms } = await repeat(availableParallelism(), one);
  const { user, system } = process.cpuUsage(cpuBefore);
  return { perSecond: (count * 1000) / ms, cpuMs: (user + system) / 1000 / count };
}

/** One insert each, kept for sure before the next begins. */
export async function commitsPerSecond(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-commits-"));
  const client = createClient({ url: `file:${join(folder, "bare.db")}` });
  await client.execute("pragma journal_mode = wal");
  await client.execute("create table happenings (id integer primary key, at integer not null)");
  const insert = () => client.execute({ sql: "insert into happenings (at) values (?)", args: [Date.now()] });
  const { count, ms } = await repeat(1, insert);
  client.close();
  rmSync(folder, { recursive: true, force: true });
  return (count * 1000) / ms;
}

/** The least that a server in Node can do, asked by sixteen clients in the same process. */
export async function bareAnswersPerSecond(): Promise<number> {
  const server = createServer((_, answer) => answer.end("well"));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const askers = Array.from({ length: 16 }, () => openAsker(port));
  let turn = 0;
  const { count, ms } = await repeat(16, async () => {
    await askers[turn++ % askers.length]?.ask({ path: "/", network: "bare" });
  });
  for (const asker of askers) asker.close();
  server.close();
  return (count * 1000) / ms;
}

async function repeat(atOnce: number, one: () => Promise<unknown>): Promise<{ count: number; ms: number }> {
  const began = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - began < measuredMs) {
        await one();
        count++;
      }
    }),
  );
  return { count, ms: performance.now() - began };
}
