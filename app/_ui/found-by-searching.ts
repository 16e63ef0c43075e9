import type { Metadata } from "next";
import { currentVisit } from "../../lib/door/visit.ts";
import { currentSchool } from "../../lib/live/current-school.ts";
import { finderUrl } from "../../lib/live/finder-url.ts";
import { liveTools } from "../../lib/live/tools.ts";

/**
 * For the pages that somebody may look for with a search engine, and land on:
 * no other page of ours is to be found there (app/layout.tsx), and none where
 * there is no school.
 *
 * @param path without a query: whatever was asked for besides is the same page.
 * @param description what the search engine says below the title.
 */
export function foundBySearching(path: string, title: string, description: string): Metadata {
  const school = currentSchool();
  if (!school && currentVisit().host.kind !== "finder") return { title };
  const canonical = school ? liveTools().urlAt(school.slug, path) : finderUrl();
  return { title, description, alternates: { canonical }, robots: { index: true, follow: true } };
}
