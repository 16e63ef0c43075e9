import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { measureWorker } from "./edge/measure-worker.ts";

/**
 * Makes the worker for the edge out of what `npm run build` left in `.next`:
 * OpenNext adapts it to workerd, and wrangler bundles it with our door into
 * `dist-edge`. Nothing is sent anywhere.
 */
const quiet = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_LOG: "none",
  CI: "1",
};
Object.assign(process.env, quiet);

run("node_modules/@opennextjs/cloudflare/dist/cli/index.js", "build", "--skipNextBuild");
// The settings of a .env here are no part of a worker: what it is told comes from the platform alone.
const none = "export const production = {};\nexport const development = {};\nexport const test = {};\n";
writeFileSync(".open-next/cloudflare/next-env.mjs", none);
// A name of the build, which nobody has to know.
writeFileSync(".open-next/assets/.assetsignore", "BUILD_ID\n");

rmSync("dist-edge", { recursive: true, force: true });
run("node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run", "--minify", "--outdir", "dist-edge");
writeFileSync("dist-edge/settings.json", JSON.stringify(settings(), null, 2));

const { gzipKiB, mostKiB } = measureWorker("dist-edge");
console.log(`The worker is ${gzipKiB} KiB after gzip; ${mostKiB} KiB is the most that it may be.`);
if (gzipKiB > mostKiB) process.exitCode = 1;

/** What of wrangler.jsonc a preview goes by; reading it there would take as long as starting the worker. */
function settings() {
  const { workerOptions } = unstable_getMiniflareWorkerOptions("wrangler.jsonc");
  const { compatibilityDate, compatibilityFlags } = workerOptions;
  const assets = workerOptions.assets as { directory: string };
  return {
    compatibilityDate,
    compatibilityFlags,
    assets: { ...assets, directory: relative(".", assets.directory) },
  };
}

/** On this very Node, which may be newer than the system's. Says nothing unless it fails. */
function run(program: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    env: { ...process.env, WRANGLER_LOG: "log" },
  });
  if (status === 0) return;
  console.error(stdout + stderr);
  process.exit(status ?? 1);
}
