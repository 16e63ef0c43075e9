import { theHouse } from "./house.ts";
import { isFile } from "./routes.ts";
import { duringVisit, type Visit } from "./visit.ts";

/** They answer while the database is away too. */
const ofPrograms = new Set(["/api/health", "/api/sweep", "/api/postmark/webhook"]);

/** Before a page is made: whose it is and in which language, so that nothing in it has to wait for that. */
export async function meet(visit: Visit, url: string): Promise<void> {
  if (ofPrograms.has(url)) return;
  visit.met = await duringVisit(visit, () => theHouse().meet(!isFile.test(url)));
}
