import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

/** Of both programs: nothing is sent anywhere, and nobody is asked. */
const quiet = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_LOG: "none",
  CI: "1",
};
Object.assign(process.env, quiet);

/**
 * Adapts to workerd what `next build` left in a folder's `.next`: into its
 * `.open-next`, by OpenNext.
 *
 * @param folder has an `open-next.config.ts` and a `wrangler.jsonc`.
 */
export function adaptToWorkerd(folder: string): void {
  run(folder, "node_modules/@opennextjs/cloudflare/dist/cli/index.js", "build", "--skipNextBuild");
  // The settings of a .env here are no part of a worker: what it is told comes from the platform alone.
  const none = "export const production = {};\nexport const development = {};\nexport const test = {};\n";
  writeFileSync(join(folder, ".open-next/cloudflare/next-env.mjs"), none);
  // A name of the build, which nobody has to know.
  writeFileSync(join(folder, ".open-next/assets/.assetsignore"), "BUILD_ID\n");
}

/**
 * Bundles the worker of a folder's `wrangler.jsonc`, as it would be deployed.
 *
 * @returns the folder of the bundle, which `serveWorker` serves.
 */
export function bundleWorker(folder: string): string {
  const bundle = join(folder, "dist-edge");
  rmSync(bundle, { recursive: true, force: true });
  run(
    folder,
    "node_modules/wrangler/bin/wrangler.js",
    ...["deploy", "--dry-run", "--minify", "--outdir", "dist-edge"],
  );
  writeFileSync(join(bundle, "settings.json"), JSON.stringify(settingsIn(folder), null, 2));
  return bundle;
}

/** What of wrangler.jsonc a preview goes by; reading it there would take as long as starting the worker. */
function settingsIn(folder: string) {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(folder, "wrangler.jsonc"));
  const { compatibilityDate, compatibilityFlags } = workerOptions;
  const assets = workerOptions.assets as { directory: string };
  return {
    compatibilityDate,
    compatibilityFlags,
    assets: { ...assets, directory: relative(".", assets.directory) },
  };
}

/** On this very Node, which may be newer than the system's. Says nothing unless it fails. */
function run(cwd: string, program: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(program), ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, WRANGLER_LOG: "log" },
  });
  if (status === 0) return;
  console.error(stdout + stderr);
  process.exit(status ?? 1);
}
