import type { importChanges } from "../../db/schema.ts";
import type { Change } from "../../lib/import/change.ts";

export function changeAt(row: typeof importChanges.$inferSelect): Change {
  return JSON.parse(row.change) as Change;
}
