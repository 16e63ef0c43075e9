import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { newSecrets } from "../make-secrets.ts";

/** Puts secrets of this data folder's own into the environment, made once: what its database holds was made with them. */
export function takeSecrets(dataDir: string): void {
  const file = join(dataDir, "demo.env");
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, newSecrets(), { mode: 0o600 });
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, "utf8")))) {
    process.env[name] ??= value;
  }
}
