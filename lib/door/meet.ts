import { theHouse } from "./house.ts";
import { isReadByPrograms } from "./refusal.ts";
import { duringVisit, type Visit } from "./visit.ts";

/** Of no school and in no language. */
const isFile = /^\/(_next\/static|script)\//;

/** Before a page is made: whose it is and in which language, so that nothing in it has to wait for that. */
export async function meet(
  visit: Visit,
  url: string,
  header: (name: string) => string | undefined,
): Promise<void> {
  if (isFile.test(url) || isReadByPrograms(url)) return;
  visit.met = await duringVisit(visit, () => theHouse().meet(header));
}
