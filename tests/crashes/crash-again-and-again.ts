import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Demo, seededFolder, startDemo } from "../e2e/demo.ts";
import { rows } from "../e2e/rows.ts";
import { target } from "../e2e/target.ts";
import { startPostmark } from "../postmark/start-postmark.ts";
import { type AccountClient, openClient } from "./account-client.ts";
import { type Audit, audit } from "./audit.ts";

const clientCount = 16;
/** Longer than a lease and than the transport's records may lag. */
const nightMs = 4 * 60_000;
const drainMs = 20_000;
/** Of requests, sign-ins and help messages, which are most of what they do. */
const mostPerLife = 200;
const longestLifeMs = 15_000;

export interface Crashes extends Audit {
  readonly appCrashes: number;
  readonly databaseCrashes: number;
}

/**
 * Sixteen clients at work while the server, or its database, is killed again
 * and again; then everything that was acknowledged is looked for.
 *
 * @param isEnough asked before each crash, with their number and the milliseconds since the first start.
 */
export async function crashAgainAndAgain(
  isEnough: (crashes: number, ms: number) => boolean,
): Promise<Crashes> {
  // In the stories the seeded data is there already; hashing its passwords takes seconds.
  const isSeeded = process.env.SLEUTEL_SEEDED_FOLDER !== undefined;
  const dataDir = isSeeded ? seededFolder() : mkdtempSync(join(tmpdir(), "sleutel-crashes-"));
  const postmark = await startPostmark();
  const env = {
    THROTTLE_FACTOR: "1000000",
    DEMO_BENCH_ACCOUNTS: String(clientCount),
    POSTMARK_SERVER_TOKEN: postmark.serverToken,
    POSTMARK_API_HOST: postmark.origin,
  };
  let demo = await startDemo({ dataDir, env });
  const restart = async () => {
    demo = await startDemo({ dataDir, port: demo.port, env, database: demo.database });
  };
  const clients = Array.from({ length: clientCount }, (_, n) => openClient(n));
  let [appCrashes, databaseCrashes] = [0, 0];
  const startedAt = Date.now();
  try {
    while (!isEnough(appCrashes + databaseCrashes, Date.now() - startedAt)) {
      let isOver = false;
      const work = Promise.all(clients.map((client) => client.work(demo.port, postmark, () => isOver)));
      await afterSome(clients);
      if (target.hasServer && Math.random() < 0.4) {
        databaseCrashes++;
        await demo.database.crash(Math.random() * 1_000);
        isOver = true;
        await work;
        continue;
      }
      appCrashes++;
      await demo.kill();
      isOver = true;
      await work;
      await aNightPasses(demo);
      await restart();
    }
    await drain(() => demo, restart);
    return { ...(await audit(demo, postmark, clients)), appCrashes, databaseCrashes };
  } finally {
    await demo.stop();
    await postmark.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** At a random moment, after so much was done that a crash has something to lose. */
async function afterSome(clients: readonly AccountClient[]): Promise<void> {
  const done = () =>
    clients.reduce((sum, { requests, signIns, helped }) => {
      return sum + requests.acknowledged + signIns.acknowledged + helped.length;
    }, 0);
  const enough = done() + Math.random() * mostPerLife;
  for (const until = Date.now() + longestLifeMs; Date.now() < until && done() < enough; ) await sleep(20);
  await sleep(Math.random() * 1_500);
}

/** While nobody is there: whatever the dead worker held is anybody's, and the transport's records are complete. */
async function aNightPasses(demo: Demo): Promise<void> {
  await rows(
    demo,
    `update mails set due_at = due_at - ${nightMs}, in_doubt_since = in_doubt_since - ${nightMs} where state = 'queued'`,
  );
}

/** Until nothing is under way; what waits for its next attempt waits through a night. */
async function drain(demoNow: () => Demo, restart: () => Promise<void>): Promise<void> {
  for (let night = 0; night < 5; night++) {
    let least = Number.POSITIVE_INFINITY;
    for (let until = Date.now() + drainMs; Date.now() < until; await sleep(500)) {
      const left = await underWay(demoNow());
      if (left === 0) return;
      // The sweeper takes some at a time: nobody is woken from that before it is through.
      if (left < least) until = Date.now() + drainMs;
      least = Math.min(left, least);
    }
    await demoNow().kill();
    await aNightPasses(demoNow());
    await restart();
  }
}

async function underWay(demo: Demo): Promise<number> {
  const [row] = await rows(
    demo,
    `select (select count(*) from recovery_requests where outcome = 'pending')
      + (select count(*) from mails where state = 'queued')
      + (select count(*) from help_messages where expanded_at is null) as count`,
  );
  return Number(row?.count);
}
