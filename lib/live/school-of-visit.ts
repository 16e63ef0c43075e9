import "server-only";
import { currentVisit } from "../door/visit.ts";
import type { School } from "../scope.ts";
import { liveTools } from "./tools.ts";

/** The school of the host that was asked for. @returns null on the bare domain, and where there is none. */
export async function schoolOfVisit(): Promise<School | null> {
  const visit = currentVisit();
  if (visit.host.kind !== "school") return null;
  visit.school ??= liveTools().schoolAt(visit.host.slug);
  return visit.school;
}
