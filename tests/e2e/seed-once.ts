import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frozen } from "../screens/frozen-env.ts";
import { startDemo } from "./demo.ts";
import { target } from "./target.ts";

/** Seeds the data folders that every worker copies; gone when the last story is told. */
export default async function seedOnce(): Promise<() => void> {
  const folders = [await seeded("SLEUTEL_SEEDED_FOLDER")];
  // How the product looks is told on Node with a file alone.
  if (target.name === "node-file") folders.push(await seeded("SLEUTEL_FROZEN_FOLDER", frozen));
  return () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
}

async function seeded(name: string, env: Record<string, string> = {}): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "sleutel-seeded-"));
  process.env[name] = dataDir;
  const demo = await startDemo({ dataDir, env });
  await demo.stop();
  return dataDir;
}
