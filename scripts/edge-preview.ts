import { join } from "node:path";
import { readEnv } from "../lib/env.ts";
import { buildForEdgeIfNeeded } from "./demo/build-if-needed.ts";
import { prepareDatabase } from "./demo/prepare-database.ts";
import { takeSecrets } from "./demo/take-secrets.ts";
import { serveWorker } from "./edge/serve-worker.ts";
import { startSqld } from "./libsql/start-sqld.ts";

/**
 * The demo as it runs at the edge: the worker on workerd, its data in a libSQL
 * server, which is started here unless DATABASE_URL names one.
 */
const sweepEveryMs = 15_000;

process.env.SLEUTEL_DEMO = "1";
const dataDir = process.env.DATA_DIR ?? ".data/edge";
takeSecrets(dataDir);
buildForEdgeIfNeeded();
const sqld = process.env.DATABASE_URL ? null : await startSqld({ folder: join(dataDir, "libsql") });
if (sqld) process.env.DATABASE_URL = sqld.url;
const env = readEnv(process.env, "edge");
await prepareDatabase(env);
const worker = await serveWorker({ folder: "dist-edge", port: env.port, env: settings() });
console.log(`Sleutel runs on workerd, with its data at ${env.databaseUrl}.`);
for (const school of ["imb", "riverside"]) {
  console.log(`  ${env.baseScheme}://${school}.${env.baseDomain}${env.basePortSuffix}`);
}
console.log(`Every mail goes to ${env.baseScheme}://${env.baseDomain}${env.basePortSuffix}/outbox`);

// The platform's clock: its cron trigger comes every minute, here sooner.
const clock = process.env.SLEUTEL_SWEEPER === "off" ? undefined : setInterval(sweep, sweepEveryMs);
if (clock) void sweep();

process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());

async function sweep(): Promise<void> {
  await worker.sweep().catch((error: unknown) => console.error("The sweeper failed.", error));
}

async function stop(): Promise<void> {
  clearInterval(clock);
  await worker.stop();
  await sqld?.stop();
  process.exit(0);
}

/** What the platform would hold: of the environment, the names that Sleutel reads (.env.example). */
function settings(): Record<string, string> {
  const ours =
    /^(SLEUTEL_DEMO|PORT|BASE_|CLIENT_IP_HEADER|DATABASE_|[A-Z]+_KEYS?$|SWEEP_SECRET|POSTMARK_|MAIL_|SENDER_|THROTTLE_)/;
  const entries = Object.entries(process.env).filter(([name]) => ours.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? ""]));
}
