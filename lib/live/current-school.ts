import "server-only";
import { currentVisit } from "../door/visit.ts";
import type { School } from "../scope.ts";

/**
 * The school whose door this is, by the host alone.
 *
 * @returns null on the bare domain and for an unknown one.
 * @throws where it could not be found out; the page that says so comes without a school's name.
 */
export function currentSchool(): School | null {
  const { met, isFailed } = currentVisit();
  if (!met) throw new Error("The door has let nobody in: this is no page.");
  if ("found" in met.school) return met.school.found;
  if (isFailed) return null;
  throw met.school.error;
}
