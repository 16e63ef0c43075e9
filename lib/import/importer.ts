import type { Administrator, FreshAdministrator } from "../desk/administrator.ts";

/** An operator, who has the server itself, and is nobody of the school. */
export const operator = "operator";

/** Who brings in a file, and looks at what it would change. */
export type Importer = Administrator | typeof operator;
/** Who may carry it out, and take it back. */
export type FreshImporter = FreshAdministrator | typeof operator;

/** @returns whom of the school that is: never made inactive by it, and named in the log. */
export function whoIs(importer: Importer): { personId: string | null; accountId: string | null } {
  if (importer === operator) return { personId: null, accountId: null };
  return { personId: importer.person.id, accountId: importer.account.id };
}
