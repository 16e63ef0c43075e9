import { audited } from "../audit.ts";
import type { Administrator } from "../desk/administrator.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";

/** Before the first row goes out. */
export async function logExport(
  scope: Scope,
  { person, account }: Administrator,
  kind: "people-exported" | "deliveries-exported",
  { network }: Visitor,
): Promise<void> {
  const who = { actorId: person.id, accountId: account.id, network };
  await scope.db.write((q) => [
    audited(q, scope, { schoolId: scope.school.id, kind, outcome: "done", ...who }),
  ]);
}
