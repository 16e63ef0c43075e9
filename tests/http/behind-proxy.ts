import { rmSync } from "node:fs";
import { type Demo, seededFolder, startDemo } from "../e2e/demo.ts";
import { openTargetDatabase, type TargetDatabase } from "../e2e/target.ts";
import { type SqldProxy, startProxy } from "../libsql/start-proxy.ts";

export interface DemoBehindProxy {
  /** Its `database` is the story's own way there, which nothing counts or breaks. */
  readonly demo: Demo;
  readonly database: TargetDatabase;
  readonly proxy: SqldProxy;
  stop(): Promise<void>;
}

/** A demo of the seeded data whose way to the libSQL server is counted, and can be made to fail. */
export async function startBehindProxy(env: Readonly<Record<string, string>>): Promise<DemoBehindProxy> {
  const dataDir = seededFolder();
  const database = await openTargetDatabase(dataDir);
  const proxy = await startProxy({ to: database.url });
  const demo = await startDemo({ dataDir, env, database: { ...database, url: proxy.url } });
  return {
    demo: { ...demo, database },
    database,
    proxy,
    async stop() {
      await demo.stop();
      await proxy.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
