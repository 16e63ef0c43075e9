import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { schools } from "../db/schema.ts";
import { randomBytes } from "../lib/base64url.ts";
import { applyImport } from "../lib/import/apply.ts";
import { findImport } from "../lib/import/find-import.ts";
import { operator } from "../lib/import/importer.ts";
import { noChoice } from "../lib/import/reading.ts";
import { setOut } from "../lib/import/set-out.ts";
import { undoImport } from "../lib/import/undo.ts";
import { keepUpload } from "../lib/import/upload.ts";
import { keyRing } from "../lib/keys.ts";
import { nodeArgon2id } from "../lib/password/argon2id-node.ts";
import { currentParameters } from "../lib/password/parameters.ts";
import { findSchool } from "../lib/schools/find-school.ts";
import { type Scope, scopeAt, type Tools } from "../lib/scope.ts";
import { manyPeople } from "../tests/import/many-people.ts";
import { table } from "./table.ts";

const [accounts, persons] = [5_000, 15_000];

/** How long a school waits for its import: `npm run bench:import`. */
async function measure(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-bench-"));
  const scope = await schoolIn(folder);
  const rows: (string | number)[][] = [["step", "seconds"]];
  let total = 0;
  const timed = async <T>(step: string, run: () => Promise<T>): Promise<T> => {
    const before = performance.now();
    const result = await run();
    const seconds = (performance.now() - before) / 1000;
    rows.push([step, seconds.toFixed(2)]);
    total += seconds;
    return result;
  };
  try {
    const bytes = new TextEncoder().encode(manyPeople(accounts));
    const kept = await timed("keep the file", () =>
      keepUpload(scope, operator, [{ name: "school.csv", bytes }]),
    );
    if (kept.status !== "kept") throw new Error(kept.status);
    await timed("dry run", () => setOut(scope, operator, kept.id, noChoice));
    const found = await findImport(scope, operator, kept.id);
    await timed("apply", async () => {
      const { status } = await applyImport(scope, operator, kept.id, found?.claim ?? "", null);
      if (status !== "applied") throw new Error(status);
    });
    rows.push([`all: ${accounts} accounts, ${persons} persons`, total.toFixed(2)]);
    const again = await timed("the same file again: keep", () =>
      keepUpload(scope, operator, [{ name: "school.csv", bytes }]),
    );
    if (again.status === "kept") await timed("dry run", () => setOut(scope, operator, again.id, noChoice));
    await timed("undo the first", () => undoImport(scope, operator, kept.id, null));
    return table(rows);
  } finally {
    scope.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A school with nobody in it yet. */
async function schoolIn(folder: string): Promise<Scope> {
  const url = `file:${join(folder, "bench.db")}`;
  await migrateDatabase(url);
  const key = () => keyRing([{ id: "k1", secret: randomBytes(32) }]);
  const tools: Tools = {
    db: openDatabase(url),
    keys: { links: key(), passwords: key(), privacy: randomBytes(32) },
    argon2id: nodeArgon2id,
    passwordCost: currentParameters,
    mailer: { send: async ({ id }) => ({ status: "accepted", transportId: id }) },
    clock: { now: () => new Date() },
    senderEmail: "bench@sleutel.example",
    throttleFactor: 1,
    urlAt: (slug, path) => `http://${slug}.localhost${path}`,
  };
  const named = { id: "bench", slug: "bench", name: "Bench", town: "Mechelen", searchText: "bench mechelen" };
  const more = { postalAddress: "", locale: "nl", helpdeskEmail: "help@bench.example", colour: "#1e4f91" };
  await tools.db.write((q) => [q.insert(schools).values({ ...named, ...more, createdAt: new Date() })]);
  const school = await findSchool(tools.db, "bench");
  if (!school) throw new Error("There is no school");
  return scopeAt(tools, school);
}

console.log(await measure());
