import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { build } from "esbuild";
import { buildScripts } from "./house/browser-scripts.ts";
import { bundleOf, onNode, onTheEdge } from "./house/bundle.ts";
import { buildStyles } from "./house/styles.ts";
import { unreadableTexts } from "./messages/unreadable.ts";

/**
 * Makes all that a server runs: what browsers load (`public/`), the house for
 * Node and for the edge (`.house/`), and by Next the routes (`.next/`).
 */
const texts = { UNREADABLE_TEXTS: unreadableTexts() };
const names = { ...texts, ...buildStyles(), ...(await buildScripts()) };

rmSync(".house", { recursive: true, force: true });
for (const [runtime, folder] of [
  [onNode, ".house/node"],
  [onTheEdge, ".house/edge"],
] as const) {
  await build({ ...bundleOf(runtime, names, folder, "production"), minify: true });
}

const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
  stdio: "inherit",
  env: { ...process.env, ...texts, NEXT_TELEMETRY_DISABLED: "1" },
});
process.exitCode = status ?? 1;
