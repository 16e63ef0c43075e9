import "server-only";
import { currentVisit } from "../door/visit.ts";
import { localeByHeaders } from "./locale-by-headers.ts";
import { schoolOfVisit } from "./school-of-visit.ts";

/** As the door asks for it (`House`). */
export async function variantOf(header: (name: string) => string | undefined): Promise<string | null> {
  const { host } = currentVisit();
  const school = await schoolOfVisit().catch(() => null);
  if (!school && host.kind !== "finder") return null;
  return JSON.stringify([host, localeByHeaders(header, school?.locale), school]);
}
