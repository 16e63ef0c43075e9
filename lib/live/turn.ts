import "server-only";
import { notFound, redirect } from "next/navigation";
import { currentVisit } from "../door/visit.ts";

/**
 * Leads the visitor to another page of this host, from wherever this one has come.
 *
 * @param path with its query.
 */
export function turnTo(path: string): never {
  currentVisit().turned = { to: path };
  return redirect(path);
}

/** Says that there is no such page, from wherever it has come. */
export function turnAway(): never {
  currentVisit().turned = "missing";
  return notFound();
}
