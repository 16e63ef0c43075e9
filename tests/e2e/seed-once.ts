import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemo } from "./demo.ts";

/** Seeds one data folder, which every worker copies; gone when the last story is told. */
export default async function seedOnce(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-seeded-"));
  process.env.SLEUTEL_SEEDED_FOLDER = folder;
  const demo = await startDemo({ dataDir: folder });
  await demo.stop();
  return () => rmSync(folder, { recursive: true, force: true });
}
