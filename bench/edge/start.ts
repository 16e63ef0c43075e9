import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from "miniflare";
import { measureWorker, workerModules } from "../../scripts/edge/measure-worker.ts";
import { serveWorker } from "../../scripts/edge/serve-worker.ts";
import { send } from "../../tests/http/client.ts";
import { table } from "../table.ts";
import { median } from "./figures.ts";
import { type Stage, school } from "./stage.ts";

const folder = "dist-edge";
const times = 5;

/** How large the worker is, and how long it takes until it can answer. */
export async function measureStart(stage: Stage): Promise<string> {
  const { gzipKiB, mostKiB } = measureWorker(folder);
  const [evaluated, empty, first, second] = [[], [], [], []] as number[][];
  for (let i = 0; i < times; i++) {
    empty?.push(await importMs("nothing.js"));
    evaluated?.push(await importMs("worker.js"));
    const pages = await firstPagesMs(stage);
    first?.push(pages[0]);
    second?.push(pages[1]);
  }
  const row = (what: string, values: number[] = []) => [
    what,
    `${Math.round(Math.min(...values))} ms`,
    `${Math.round(median(values))} ms`,
  ];
  return table([
    ["the worker", "least", `median of ${times}`],
    ["size after gzip", `${gzipKiB} KiB`, `of at most ${mostKiB} KiB`],
    row("evaluated, until it could answer (the platform allows 1,000 ms)", evaluated),
    row("of it, an empty module", empty),
    row("first page of a cold worker", first),
    row("second page", second),
  ]);
}

/**
 * What the platform counts as start-up: compiling and evaluating the modules.
 * As `wrangler check startup` does it, by a worker that imports this one when it
 * is asked to.
 */
async function importMs(module: string): Promise<number> {
  const { compatibilityDate, compatibilityFlags } = JSON.parse(
    readFileSync(join(folder, "settings.json"), "utf8"),
  );
  const source = (name: string, contents: string) =>
    ({ type: "ESModule", path: resolve(folder, name), contents }) as const;
  const flare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      log: new NoOpLog(),
      handleStructuredLogs: () => {},
      compatibilityDate,
      compatibilityFlags,
      modulesRoot: resolve(folder),
      modules: [
        source(
          "importer.js",
          `export default {
            async fetch(request) {
              if (request.url.endsWith("/import")) await import("./${module}");
              return new Response();
            }
          }`,
        ),
        source("nothing.js", "export default {}"),
        ...workerModules(folder).map((name) => ({
          type: name.endsWith(".wasm") ? ("CompiledWasm" as const) : ("ESModule" as const),
          path: resolve(folder, name),
          contents: readFileSync(join(folder, name)),
        })),
      ],
    }),
  );
  try {
    const port = Number((await flare.ready).port);
    await send(port, { path: "/" });
    return await msOf(() => send(port, { path: "/import" }));
  } finally {
    await flare.dispose();
  }
}

async function firstPagesMs({ env }: Stage): Promise<[number, number]> {
  const worker = await serveWorker({ folder, port: 0, env });
  try {
    const page = () => msOf(() => send(worker.port, { school, path: "/login" }));
    return [await page(), await page()];
  } finally {
    await worker.stop();
  }
}

async function msOf(ask: () => Promise<{ status: number }>): Promise<number> {
  const began = performance.now();
  const { status } = await ask();
  if (status !== 200) throw new Error(`The worker answered ${status}`);
  return performance.now() - began;
}
