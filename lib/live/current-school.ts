import "server-only";
import { headers } from "next/headers";
import { currentVisit } from "../door/visit.ts";
import type { School } from "../scope.ts";
import { schoolOfVisit } from "./school-of-visit.ts";

/** The school whose door this is, by the host alone. @returns null on the bare domain and for an unknown one. */
export async function currentSchool(): Promise<School | null> {
  await headers(); // tells Next that the answer depends on the request
  const school = schoolOfVisit();
  // The page that says what is wrong must come, with or without the school's name.
  return currentVisit().isFailed ? school.catch(() => null) : school;
}
