import "server-only";
import { currentVisit } from "../door/visit.ts";

/** As the door asks for it (`House`). */
export function variantOf(): string | null {
  const { host, met } = currentVisit();
  const school = met && "found" in met.school ? met.school.found : null;
  if (!met || (!school && host.kind !== "finder")) return null;
  return JSON.stringify([host, met.locale, school]);
}
