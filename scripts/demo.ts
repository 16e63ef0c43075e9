import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { openDatabase } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { seedDemo } from "../db/seed/seed-demo.ts";
import { emailKey } from "../lib/accounts/email-key.ts";
import { usernameKey } from "../lib/accounts/username-key.ts";
import { type Env, readEnv } from "../lib/env.ts";
import { nodeArgon2id } from "../lib/password/argon2id-node.ts";
import { currentParameters, formatParameters } from "../lib/password/parameters.ts";
import { passwordBytes } from "../lib/password/password-bytes.ts";
import { makeVerifier } from "../lib/password/verifier.ts";
import { foldForSearch } from "../lib/schools/fold-for-search.ts";
import { newSecrets } from "./make-secrets.ts";

/** What a build is made of. */
const sources = [
  "app",
  "lib",
  "db",
  "emails",
  "messages",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
];

/** Builds if needed, prepares the data folder with the demo's schools, and serves. */
process.env.SLEUTEL_DEMO = "1";
takeSecrets(process.env.DATA_DIR ?? ".data");
const env = readEnv(process.env);
buildIfNeeded();
await prepare(env);
await import("../server.ts");

/** Secrets of this data folder's own, made once: what its database holds was made with them. */
function takeSecrets(dataDir: string): void {
  const file = join(dataDir, "demo.env");
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, newSecrets(), { mode: 0o600 });
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, "utf8"))))
    process.env[name] ??= value;
}

/** Where there is no build, or something that it is made of changed since. */
function buildIfNeeded(): void {
  if (existsSync(".next/BUILD_ID")) {
    const builtAt = statSync(".next/BUILD_ID").mtimeMs;
    if (sources.every((source) => newestIn(source) <= builtAt)) return;
  }
  console.log("Building: this takes about half a minute.");
  const { status } = spawnSync("npm", ["run", "build"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

async function prepare(env: Env): Promise<void> {
  await migrateDatabase(env.databaseUrl, env.databaseAuthToken);
  const db = openDatabase(env.databaseUrl, env.databaseAuthToken);
  const parameters = formatParameters(currentParameters);
  const { seeded } = await seedDemo(db, {
    usernameKey,
    emailKey,
    foldForSearch,
    slowHash: (password, salt) => nodeArgon2id(passwordBytes(password), salt, currentParameters),
    makeVerifier: (slow) => makeVerifier(env.keys.passwords, parameters, slow),
    parameters,
    now: new Date(),
    benchAccounts: env.benchAccounts,
  });
  if (seeded) console.log("The demo's schools and people are ready.");
  db.close();
}
