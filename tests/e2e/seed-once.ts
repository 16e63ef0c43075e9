import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scansIn } from "../plans/scans.ts";
import { frozen } from "../screens/frozen-env.ts";
import { startDemo } from "./demo.ts";
import { target } from "./target.ts";

/** Seeds the data folders that every worker copies; gone when the last story is told. */
export default async function seedOnce(): Promise<() => void> {
  const statements = target.name === "node-file" ? recordStatements() : null;
  const folders = [await seeded("SLEUTEL_SEEDED_FOLDER")];
  // How the product looks is told on Node with a file alone.
  if (target.name === "node-file") folders.push(await seeded("SLEUTEL_FROZEN_FOLDER", frozen));
  return () => {
    const scans = statements ? scansIn(statements, join(folders[0] ?? "", "sleutel.db")) : [];
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    if (statements) rmSync(statements);
    const told = scans.map(({ table, statement }) => `- ${table}: ${statement}`);
    if (told.length > 0) throw new Error(`Queries that go through a whole table:\n${told.join("\n")}`);
  };
}

/** What the database is asked while the stories are told, to look at SQLite's plan of each afterwards. */
function recordStatements(): string {
  const file = join(tmpdir(), `sleutel-statements-${process.pid}`);
  process.env.SLEUTEL_STATEMENTS = file;
  return file;
}

async function seeded(name: string, env: Record<string, string> = {}): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "sleutel-seeded-"));
  process.env[name] = dataDir;
  const demo = await startDemo({ dataDir, env });
  await demo.stop();
  return dataDir;
}
