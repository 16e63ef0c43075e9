import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { randomBytes } from "../lib/base64url.ts";
import { hashesAtOnce, nodeArgon2id } from "../lib/password/argon2id-node.ts";
import { limitInFlight } from "../lib/password/hash-queue.ts";
import { currentParameters } from "../lib/password/parameters.ts";
import { passwordBytes } from "../lib/password/password-bytes.ts";
import { table } from "./table.ts";

const hashes = 60;

/** How long other requests wait for a turn while the queue of hashes is full, against an idle process. */
export async function measureHashing(): Promise<string> {
  const argon2id = limitInFlight(nodeArgon2id, {
    atOnce: hashesAtOnce(),
    longestLane: hashes,
    longestQueue: hashes,
  })("bench");
  const one = () => argon2id(passwordBytes("een wachtwoord"), randomBytes(16), currentParameters);
  await one();
  const idleMs = await worstTurnMs(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  const began = performance.now();
  const busyMs = await worstTurnMs(() => Promise.all(Array.from({ length: hashes }, one)));
  const eachMs = (performance.now() - began) / hashes;
  return table([
    ["event loop, p99 of its delay", "ms", "ratio to one hash"],
    ["idle", idleMs.toFixed(1), (idleMs / eachMs).toFixed(2)],
    [`${hashes} hashes queued, ${hashesAtOnce()} at once`, busyMs.toFixed(1), (busyMs / eachMs).toFixed(2)],
    ["one hash, of that throughput", eachMs.toFixed(1), "1.00"],
  ]);
}

async function worstTurnMs(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  // The histogram counts from one timer tick to the next: its own tick is not a delay.
  return Math.max(0, delay.percentile(99) / 1e6 - 1);
}
