import { and, like, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { schools } from "../../db/schema.ts";
import { foldForSearch } from "../fold-for-search.ts";

export interface FoundSchool {
  readonly slug: string;
  readonly name: string;
  readonly town: string;
}

export const fewestLetters = 2;
const mostFound = 20;

/**
 * Schools in whose name or town every typed word begins a word, by name.
 * Shows names and towns only, and needs two letters: no list of all schools.
 */
export async function searchSchools(db: Database, typed: string): Promise<FoundSchool[]> {
  const words = foldForSearch(typed).split(" ").filter(Boolean).slice(0, 6);
  if (words.join("").length < fewestLetters) return [];
  return db.readNearby
    .select({ slug: schools.slug, name: schools.name, town: schools.town })
    .from(schools)
    .where(and(...words.map(beginsAWord)))
    .orderBy(schools.name)
    .limit(mostFound);
}

/** Folded words hold letters and digits alone, so there is no wildcard to escape. */
function beginsAWord(word: string): SQL {
  return or(like(schools.searchText, `${word}%`), like(schools.searchText, `% ${word}%`)) ?? sql`false`;
}
