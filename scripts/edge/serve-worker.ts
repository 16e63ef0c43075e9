import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from "miniflare";
import { workerModules } from "./measure-worker.ts";

export interface ServedWorker {
  readonly port: number;
  /** Where its isolate can be looked into, if that was asked for. */
  readonly inspectorUrl: string | null;
  /** As the cron trigger does. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerSettings {
  /** Where the build for the edge is. */
  readonly folder: string;
  readonly port: number;
  /** What the platform would hold as variables and secrets. */
  readonly env: Readonly<Record<string, string>>;
  readonly hasInspector?: boolean;
}

interface Scheduled {
  scheduled(event: { cron: string }): Promise<unknown>;
}

/**
 * Runs the worker as it is deployed, on the runtime that the platform runs
 * (workerd), with its settings (wrangler.jsonc), on loopback.
 */
export async function serveWorker({
  folder,
  port,
  env,
  hasInspector = false,
}: WorkerSettings): Promise<ServedWorker> {
  const settings = JSON.parse(readFileSync(join(folder, "settings.json"), "utf8"));
  const names = workerModules(folder).sort((a, b) => Number(b === "worker.js") - Number(a === "worker.js"));
  const flare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port,
      ...(hasInspector && { inspectorPort: 0 }),
      cf: false,
      log: new NoOpLog(),
      handleStructuredLogs: ({ level, message }) =>
        (level === "error" || level === "warn" ? process.stderr : process.stdout).write(`${message}\n`),
      ...settings,
      bindings: { ...env },
      modulesRoot: resolve(folder),
      modules: names.map((name) => ({
        type: name.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
        path: resolve(folder, name),
        contents: readFileSync(join(folder, name)),
      })),
    }),
  );
  const { port: chosen } = await flare.ready;
  return {
    port: Number(chosen),
    inspectorUrl: hasInspector ? new URL("/core:user:", await flare.getInspectorURL()).href : null,
    sweep: async () => {
      const worker = (await flare.getWorker()) as unknown as Scheduled;
      await worker.scheduled({ cron: "* * * * *" });
    },
    stop: () => flare.dispose(),
  };
}
