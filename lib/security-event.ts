import { newId } from "../db/new-id.ts";
import type { SecurityEventKind, securityEvents } from "../db/schema.ts";
import type { Scope } from "./scope.ts";
import type { Visitor } from "./visitor.ts";

/** A line for the person's own list of what happened to their account. Holds nothing secret. */
export function eventOf(
  scope: Scope,
  personId: string,
  kind: SecurityEventKind,
  { device, network }: Visitor,
): typeof securityEvents.$inferInsert {
  return {
    id: newId(),
    schoolId: scope.school.id,
    personId,
    kind,
    device,
    network,
    happenedAt: scope.clock.now(),
  };
}
