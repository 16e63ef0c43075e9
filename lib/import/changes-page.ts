import { and, asc, eq, isNotNull } from "drizzle-orm";
import { type changeKinds, importChanges } from "../../db/schema.ts";
import type { AtSchool } from "../scope.ts";
import type { Change } from "./change.ts";
import type { Import } from "./find-import.ts";

export type Filter = (typeof changeKinds)[number] | "kept";

export const changesAPage = 50;

export interface ShownChange extends Change {
  readonly number: number;
  readonly kept: (typeof importChanges.$inferSelect)["kept"];
}

/** @param page from 0. @returns one more than a page where there is a next one. */
export async function changesPage(
  { db }: AtSchool,
  { id }: Pick<Import, "id">,
  filter: Filter,
  page: number,
): Promise<readonly ShownChange[]> {
  const which = filter === "kept" ? isNotNull(importChanges.kept) : eq(importChanges.kind, filter);
  const rows = await db.read
    .select()
    .from(importChanges)
    .where(and(eq(importChanges.importId, id), which))
    .orderBy(asc(importChanges.number))
    .limit(changesAPage + 1)
    .offset(page * changesAPage);
  return rows.map(({ change, number, kept }) => ({ ...(JSON.parse(change) as Change), number, kept }));
}
