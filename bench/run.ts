import { spawnSync } from "node:child_process";
import { buildForEdgeIfNeeded } from "../scripts/demo/build-if-needed.ts";
import { measureHashing } from "./hashing.ts";
import { measureMails } from "./mails.ts";
import { measurePages } from "./pages.ts";
import { measureRenders } from "./renders.ts";
import { measureRoundTrips } from "./round-trips.ts";

/**
 * One command, one run: what each step costs by itself, and then all of it under
 * load, against floors, on Node with a file and with a libSQL server and on
 * workerd (load.ts, which takes ONLY, ROUNDS and ROUND_MS from here).
 */
buildForEdgeIfNeeded();
for (const measure of [measureRoundTrips, measurePages, measureHashing, measureRenders, measureMails]) {
  console.log(`${await measure()}\n`);
}
for (const target of ["node-file", "node-libsql", "workerd"]) {
  spawnSync(process.execPath, ["bench/load.ts"], {
    stdio: "inherit",
    env: { ...process.env, SLEUTEL_TARGET: target },
  });
}
process.exit(0);
