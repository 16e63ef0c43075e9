import { theHouse } from "./house.ts";
import { isReadByPrograms } from "./refusal.ts";
import { isFile } from "./routes.ts";
import { duringVisit, type Visit } from "./visit.ts";

/** What the page that says so is made of. */
const looks = /^\/(logo\/|icon\.svg$|manifest\.webmanifest$)/;

/**
 * Whether an operator closed the door of the school that was asked for. Both
 * doors ask before any page is made, so that no page can forget it; a form is
 * answered accordingly by the house (lib/live/receive-post.ts). What programs
 * call is nobody's page, and goes on.
 */
export async function isClosedTo(visit: Visit, url: string): Promise<boolean> {
  if (visit.host.kind !== "school" || isReadByPrograms(url) || isFile.test(url) || looks.test(url))
    return false;
  return duringVisit(visit, () => theHouse().isSchoolClosed());
}
