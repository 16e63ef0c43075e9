import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const KiB = 1024;

/** What is uploaded: every module but the maps. */
export function workerModules(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(js|mjs|wasm|bin)$/.test(name),
  );
}

/** The size that the platform counts, in KiB, and the most that we allow ourselves (Cloudflare: 3 MiB free, 10 MiB paid). */
export function measureWorker(folder: string): { gzipKiB: number; mostKiB: number } {
  const bytes = workerModules(folder).reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length,
    0,
  );
  return { gzipKiB: Math.ceil(bytes / KiB), mostKiB: 2 * KiB };
}
