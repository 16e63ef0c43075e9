import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** When any of these files and folders, or what is in them, was last written. */
export function newestOf(paths: readonly string[]): number {
  return Math.max(...paths.map(newestIn));
}

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, newestOf(readdirSync(path).map((name) => join(path, name))));
}
