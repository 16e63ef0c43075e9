import { and, eq, inArray, sql } from "drizzle-orm";
import { insertForEach } from "../../db/insert-where.ts";
import { importChanges, imports } from "../../db/schema.ts";
import type { AtSchool } from "../scope.ts";
import { compare } from "./compare.ts";
import { fieldLabels } from "./field-labels.ts";
import { findImport } from "./find-import.ts";
import { type Importer, whoIs } from "./importer.ts";
import { peopleOfSchool } from "./people-of-school.ts";
import { readFiles } from "./read-files.ts";
import type { Choice, Reading } from "./reading.ts";
import { uploadedFiles } from "./upload.ts";

export type SetOutOutcome = {
  readonly status: "set-out" | "unreadable" | "file-gone" | "done-already" | "unknown";
};

const accountsAtOnce = 250;

/**
 * The dry run: reads the file, compares it with who is there, and sets out
 * what would change. Of two at once the last to begin counts.
 *
 * @param onProgress told how many accounts of all that change are set out.
 */
export async function setOut(
  scope: AtSchool,
  importer: Importer,
  id: string,
  choice: Choice,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<SetOutOutcome> {
  const found = await findImport(scope, importer, id);
  if (!found) return { status: "unknown" };
  if (found.state === "applied" || found.state === "undone") return { status: "done-already" };
  const files = await uploadedFiles(scope, id, found.reading.fileNames);
  if (files.length < found.reading.fileNames.length) return { status: "file-gone" };

  const read = readFiles(files, choice, fieldLabels());
  const rules = {
    deactivatesMissing: choice.deactivatesMissing,
    myId: whoIs(importer).personId,
    locale: scope.school.locale,
  };
  const { changes, summary } = compare(await peopleOfSchool(scope), read.people, rules);
  const reading: Reading = { fileNames: found.reading.fileNames, choice, found: read.found };
  const isUnreadable = read.found.shape === "unreadable";

  const claim = crypto.randomUUID();
  const mine = and(eq(imports.id, id), eq(imports.schoolId, scope.school.id), eq(imports.claim, claim));
  const isMine = sql`exists (select 1 from ${imports} where ${mine})`;
  const begin = {
    state: "uploaded",
    claim,
    doneCount: 0,
    totalCount: changes.length,
    summary: null,
  } as const;
  await scope.db.write((q) => [
    q
      .update(imports)
      .set({ ...begin, reading: JSON.stringify(reading) })
      .where(
        and(
          eq(imports.id, id),
          eq(imports.schoolId, scope.school.id),
          inArray(imports.state, ["uploaded", "read"]),
        ),
      ),
    q.delete(importChanges).where(and(eq(importChanges.importId, id), isMine)),
  ]);
  for (let from = 0; from < changes.length; from += accountsAtOnce) {
    const some = changes
      .slice(from, from + accountsAtOnce)
      .map((change, i) => ({ number: from + i, change }));
    await scope.db.write((q) => [
      insertForEach(
        q,
        importChanges,
        {
          importId: id,
          number: sql`json_extract(value, '$.number')`,
          kind: sql`json_extract(value, '$.change.kind')`,
          change: sql`json_extract(value, '$.change')`,
        },
        sql`from json_each(${JSON.stringify(some)}) where ${isMine}`,
      ),
      q
        .update(imports)
        .set({ doneCount: from + some.length })
        .where(mine),
    ]);
    onProgress(from + some.length, changes.length);
  }
  await scope.db.write((q) => [
    q
      .update(imports)
      .set(isUnreadable ? { state: "uploaded" } : { state: "read", summary: JSON.stringify(summary) })
      .where(mine),
  ]);
  return { status: isUnreadable ? "unreadable" : "set-out" };
}
