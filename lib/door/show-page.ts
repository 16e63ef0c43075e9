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

/**
 * Has the house make a page; where it can't, one that says why.
 *
 * @throws where that can't be made either.
 */
export async function pageFor(visit: Visit, url: string): Promise<PageAnswer> {
  try {
    return finished(visit, await made(visit, url));
  } catch (error) {
    // Not the whole address: a link's is a secret.
    console.error(
      `The page /${url.split(/[/?]/, 2)[1]?.slice(0, 40)} at ${nameOf(visit)} could not be made.`,
      error,
    );
    const instead = failWith(visit, failureOf(visit));
    await meet(visit, instead);
    return finished(visit, await made(visit, instead));
  }
}

/** Has another page made than the one that was asked for. */
export async function pageInstead(visit: Visit, url: string): Promise<PageAnswer> {
  await meet(visit, url);
  return pageFor(visit, url);
}

const made = (visit: Visit, url: string) => duringVisit(visit, () => theHouse().makePage(url));

function finished({ lets }: Visit, page: MadePage): PageAnswer {
  return "html" in page ? { html: page.html, contentPolicy: pageContentPolicy(lets) } : page;
}

function nameOf({ host }: Visit): string {
  return host.kind === "school" ? host.slug : host.kind;
}
