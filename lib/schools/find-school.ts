import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { schools } from "../../db/schema.ts";
import { isLocale } from "../../messages/catalogues.ts";
import type { Clock, School } from "../scope.ts";

const keptForMs = 30_000;
/** While somebody asks again, and for so long after nobody got an answer, what is known does. */
const patienceMs = 5_000;
/** How long what was found last does when the database can't be asked. */
const keptInNeedForMs = 24 * 60 * 60_000;
const mostKept = 5_000;

interface Kept {
  readonly school: School | null;
  readonly foundAt: number;
  askAgainAt: number;
}

/**
 * Finds schools by their subdomain and remembers what it found, and what it did
 * not, for half a minute: an edit shows within that time on every instance, and
 * a stream of made-up subdomains costs no query each. When the database is
 * away, what it said last is good for a day, so that the screens of a school
 * still come.
 *
 * Only what was found is kept, never a query under way: on the edge one request
 * can't wait for another's.
 */
export function schoolFinder(db: Database, clock: Clock): (slug: string) => Promise<School | null> {
  const kept = new Map<string, Kept>();
  return async (slug) => {
    const now = clock.now().getTime();
    const known = kept.get(slug);
    if (known && now < known.askAgainAt) return known.school;
    if (known) known.askAgainAt = now + patienceMs;
    try {
      const school = await findSchool(db, slug);
      if (!known && kept.size >= mostKept) makeRoom(kept);
      kept.set(slug, { school, foundAt: now, askAgainAt: now + keptForMs });
      return school;
    } catch (error) {
      if (known && now < known.foundAt + keptInNeedForMs) return known.school;
      throw error;
    }
  };
}

/** Names that are no school's go first, the oldest of them foremost: anybody can make up more of those. */
function makeRoom(kept: Map<string, Kept>): void {
  let oldest: string | undefined;
  for (const [slug, { school }] of kept) {
    oldest ??= slug;
    if (school === null) return void kept.delete(slug);
  }
  if (oldest !== undefined) kept.delete(oldest);
}

/** @returns null where no school has this subdomain. */
export async function findSchool(db: Database, slug: string): Promise<School | null> {
  const [row] = await db.readNearby.select().from(schools).where(eq(schools.slug, slug)).limit(1);
  return row ? asSchool(row) : null;
}

export async function schoolById(db: Database, id: string): Promise<School | null> {
  const [row] = await db.readNearby.select().from(schools).where(eq(schools.id, id)).limit(1);
  return row ? asSchool(row) : null;
}

export function asSchool(row: typeof schools.$inferSelect): School {
  if (!isLocale(row.locale))
    throw new Error(`School ${row.slug} has a language that has no messages: ${row.locale}`);
  return { ...row, locale: row.locale };
}
