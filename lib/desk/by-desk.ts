import type { Audited } from "../audit.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { Administrator } from "./administrator.ts";

/** Who did it, for a line of the log. */
export function byDesk(
  scope: Scope,
  { person }: Administrator,
  { network }: Pick<Visitor, "network">,
): Pick<Audited, "schoolId" | "actorId" | "network" | "outcome"> {
  return { schoolId: scope.school.id, actorId: person.id, network, outcome: "done" };
}
