import { readEnv } from "../lib/env.ts";
import { buildIfNeeded } from "./demo/build-if-needed.ts";
import { prepareDatabase } from "./demo/prepare-database.ts";
import { takeSecrets } from "./demo/take-secrets.ts";

/** Builds if needed, prepares the data folder with the demo's schools, and serves; with `--dev` as in development. */
process.env.SLEUTEL_DEMO = "1";
takeSecrets(process.env.DATA_DIR ?? ".data");
const env = readEnv(process.env);
if (!process.argv.includes("--dev")) buildIfNeeded();
await prepareDatabase(env);
await import("../server.ts");
