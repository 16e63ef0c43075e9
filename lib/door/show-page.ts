import { pageContentPolicy } from "./headers.ts";
import { type MadePage, theHouse } from "./house.ts";
import { meet } from "./meet.ts";
import { duringVisit, failureOf, failWith, type Visit } from "./visit.ts";

/** A page that can be sent, with the policy that lets in what it has of its own. */
export interface FinishedPage {
  readonly html: string;
  readonly contentPolicy: string;
}

/** A page, or where its visitor is led instead. */
export type PageAnswer = FinishedPage | { readonly leadsTo: string };

/** Has the house make a page; where it can't, one that says why. */
export async function pageFor(visit: Visit, url: string): Promise<PageAnswer> {
  try {
    return finished(visit, await made(visit, url));
  } catch (error) {
    console.error(error);
    return pageInstead(visit, failWith(visit, failureOf(visit)));
  }
}

/** Has another page made than the one that was asked for. */
export async function pageInstead(visit: Visit, url: string): Promise<PageAnswer> {
  await meet(visit, url);
  return finished(visit, await made(visit, url));
}

const made = (visit: Visit, url: string) => duringVisit(visit, () => theHouse().makePage(url));

function finished({ lets }: Visit, page: MadePage): PageAnswer {
  return "html" in page ? { html: page.html, contentPolicy: pageContentPolicy(lets) } : page;
}
