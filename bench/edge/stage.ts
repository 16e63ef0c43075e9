import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { type Database, openDatabase } from "../../db/client.ts";
import { readEnv } from "../../lib/env.ts";
import type { Keys } from "../../lib/keys.ts";
import { prepareDatabase } from "../../scripts/demo/prepare-database.ts";
import { type ServedWorker, serveWorker } from "../../scripts/edge/serve-worker.ts";
import { startSqld } from "../../scripts/libsql/start-sqld.ts";
import { newSecrets } from "../../scripts/make-secrets.ts";
import { startDemo } from "../../tests/e2e/demo.ts";
import { send } from "../../tests/http/client.ts";
import { type SqldProxy, startProxy } from "../../tests/libsql/start-proxy.ts";

export interface Served {
  readonly port: number;
  stop(): Promise<void>;
}

/** One seeded libSQL server, behind a way that can be made longer, and what can be served on top of it. */
export interface Stage {
  readonly proxy: SqldProxy;
  /** Past the proxy. */
  readonly db: Database;
  readonly keys: Keys;
  /** What the worker is told. */
  readonly env: Readonly<Record<string, string>>;
  serveAtEdge(hasInspector?: boolean): Promise<ServedWorker>;
  serveOnNode(): Promise<Served>;
  close(): Promise<void>;
}

export const school = "imb";
/** Of bench accounts, u0 and on. */
export const accounts = 400;

export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-bench-"));
  const sqld = await startSqld({ folder: join(folder, "libsql") });
  const proxy = await startProxy({ to: sqld.url });
  const env: Record<string, string> = {
    ...(parseEnv(newSecrets()) as Record<string, string>),
    SLEUTEL_DEMO: "1",
    SLEUTEL_SWEEPER: "off",
    DATABASE_URL: proxy.url,
    DEMO_BENCH_ACCOUNTS: String(accounts),
    // Everybody comes from one machine, and is of whatever network they say.
    CLIENT_IP_HEADER: "cf-connecting-ip",
    THROTTLE_FACTOR: "100000",
  };
  const read = readEnv({ ...env, DATABASE_URL: sqld.url }, "edge");
  await prepareDatabase(read);
  return {
    proxy,
    db: openDatabase(sqld.url),
    keys: read.keys,
    env,
    async serveAtEdge(hasInspector = false) {
      const worker = await serveWorker({ folder: "dist-edge", port: 0, env, hasInspector });
      await send(worker.port, { school, path: "/login" });
      return worker;
    },
    serveOnNode() {
      const nothing = async () => {};
      return startDemo({ dataDir: folder, env, database: { url: proxy.url, crash: nothing, stop: nothing } });
    },
    async close() {
      await proxy.close();
      await sqld.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
