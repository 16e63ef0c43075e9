import type { Metadata } from "next";

/**
 * For the pages that somebody may look for with a search engine, and land on:
 * no other page of ours is to be found there (app/layout.tsx).
 *
 * @param description what the search engine says below the title.
 */
export function foundBySearching(title: string, description: string): Metadata {
  return { title, description, robots: { index: true, follow: true } };
}
