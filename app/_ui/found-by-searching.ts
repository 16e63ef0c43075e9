import type { Metadata } from "next";
import { currentVisit } from "../../lib/door/visit.ts";
import { currentSchool } from "../../lib/live/current-school.ts";

/**
 * For the pages that somebody may look for with a search engine, and land on:
 * no other page of ours is to be found there (app/layout.tsx), and none where
 * there is no school.
 *
 * @param description what the search engine says below the title.
 */
export async function foundBySearching(title: string, description: string): Promise<Metadata> {
  const isOurs = currentVisit().host.kind === "finder" || (await currentSchool()) !== null;
  return isOurs ? { title, description, robots: { index: true, follow: true } } : { title };
}
