import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@libsql/client";
import { startSqld } from "../scripts/libsql/start-sqld.ts";

/**
 * Why a libSQL server of one's own is sent one write at a time
 * (db/open-server.ts): writes to a fresh one, WRITERS of them at once (8), until
 * none has been answered for 15 seconds, or for SECONDS (90).
 */
const writers = Number(process.env.WRITERS ?? 8);
const endAt = Date.now() + Number(process.env.SECONDS ?? 90) * 1000;
const standstillMs = 15_000;

const sqld = await startSqld();
await createClient({ url: sqld.url }).execute("create table written (words text, number real)");
const words = "x".repeat(3000);
const insert = { sql: "insert into written values (?, random())", args: [words] };
let written = 0;
let locked = 0;
let lastAt = Date.now();

async function write(): Promise<void> {
  while (Date.now() < endAt) {
    try {
      await createClient({ url: sqld.url }).batch([insert, insert], "write");
      written += 1;
      lastAt = Date.now();
    } catch {
      locked += 1;
      await sleep(20);
    }
  }
}
for (let i = 0; i < writers; i++) void write();

const standsStill = () => Date.now() - lastAt > standstillMs;
while (Date.now() < endAt && !standsStill()) await sleep(100);
const ending = standsStill() ? "then it stood still" : "and it went on";
console.log(`${writers} at once: ${written} writes, ${locked} told that it is locked, ${ending}.`);
await sqld.kill();
process.exit(0);
