import { type SQL, sql } from "drizzle-orm";
import { persons } from "../../db/schema.ts";
import type { Administrator } from "../desk/administrator.ts";

/**
 * Of a row of `persons`: whether this administrator may print a letter for
 * them. Not for another administrator, as whom they could then act: that one is
 * helped by mail, or by an operator.
 */
export function mayHaveLetter({ person }: Administrator): SQL {
  return sql`(not ${persons.isAdministrator} or ${persons.position} > 0 or ${persons.id} = ${person.id})`;
}
