import { and, desc, eq } from "drizzle-orm";
import { imports } from "../../db/schema.ts";
import type { AtSchool } from "../scope.ts";
import type { Summary } from "./change.ts";
import type { Importer } from "./importer.ts";
import type { Reading } from "./reading.ts";

export type Import = Omit<typeof imports.$inferSelect, "reading" | "summary"> & {
  readonly reading: Reading;
  readonly summary: Summary | null;
};

/** @param id from a path: of this school, or none. */
export async function findImport(scope: AtSchool, _: Importer, id: string): Promise<Import | null> {
  const [row] = await scope.db.read
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.schoolId, scope.school.id)))
    .limit(1);
  return row ? parsed(row) : null;
}

const shownImports = 20;

/** The newest first. */
export async function recentImports(scope: AtSchool, _: Importer): Promise<readonly Import[]> {
  const rows = await scope.db.read
    .select()
    .from(imports)
    .where(eq(imports.schoolId, scope.school.id))
    .orderBy(desc(imports.createdAt))
    .limit(shownImports);
  return rows.map(parsed);
}

function parsed(row: typeof imports.$inferSelect): Import {
  return {
    ...row,
    reading: JSON.parse(row.reading) as Reading,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as Summary),
  };
}
