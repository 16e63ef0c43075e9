import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { newestOf } from "../newest-of.ts";

/** What a build is made of. */
export const sources = [
  "app",
  "browser",
  "lib",
  "db",
  "emails",
  "messages",
  "public/_headers",
  "scripts/build.ts",
  "scripts/house",
  "next.config.js",
  "package-lock.json",
];
const edgeSources = [...sources, "worker.ts", "wrangler.jsonc", "open-next.config.ts"];

/** Where there is no build, or something that it is made of changed since. */
export function buildIfNeeded(): void {
  buildUnlessNewer(".next/BUILD_ID", sources, "build", "Building: this takes about half a minute.");
}

/** The same for the edge, out of the build for both. */
export function buildForEdgeIfNeeded(): void {
  buildIfNeeded();
  const made = [...edgeSources, ".next/BUILD_ID"];
  buildUnlessNewer("dist-edge/worker.js", made, "edge:build", "Building for the edge: half a minute more.");
}

function buildUnlessNewer(target: string, sources: readonly string[], script: string, said: string): void {
  if (existsSync(target)) {
    const builtAt = statSync(target).mtimeMs;
    if (newestOf(sources) <= builtAt) return;
  }
  console.log(said);
  const { status } = spawnSync("npm", ["run", script], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
