import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { schools } from "../../db/schema.ts";
import { isLocale } from "../../messages/catalogues.ts";
import type { Clock, School } from "../scope.ts";

const keptForMs = 30_000;
const mostKept = 5_000;

/**
 * Finds schools by their subdomain and remembers what it found, and what it did
 * not, for half a minute: an edit shows within that time on every instance, and
 * a stream of made-up subdomains costs no query each.
 */
export function schoolFinder(db: Database, clock: Clock): (slug: string) => Promise<School | null> {
  const kept = new Map<string, { school: Promise<School | null>; until: number }>();
  return (slug) => {
    const now = clock.now().getTime();
    const known = kept.get(slug);
    if (known && known.until > now) return known.school;
    if (kept.size >= mostKept) kept.clear();
    const school = findSchool(db, slug);
    kept.set(slug, { school, until: now + keptForMs });
    // A failure is not worth remembering.
    school.catch(() => kept.delete(slug));
    return school;
  };
}

/** @returns null where no school has this subdomain. */
export async function findSchool(db: Database, slug: string): Promise<School | null> {
  const [row] = await db.read.select().from(schools).where(eq(schools.slug, slug)).limit(1);
  return row ? asSchool(row) : null;
}

export async function schoolById(db: Database, id: string): Promise<School | null> {
  const [row] = await db.read.select().from(schools).where(eq(schools.id, id)).limit(1);
  return row ? asSchool(row) : null;
}

export function asSchool(row: typeof schools.$inferSelect): School {
  if (!isLocale(row.locale))
    throw new Error(`School ${row.slug} has a language that has no messages: ${row.locale}`);
  return { ...row, locale: row.locale };
}
