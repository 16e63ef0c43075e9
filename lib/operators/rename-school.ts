import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { persons, recoveryLinks, schools, sessions } from "../../db/schema.ts";
import { audited, hasJustChanged } from "../audit.ts";
import type { AtSchool } from "../scope.ts";
import { type SchoolFault, slugFault } from "./school-faults.ts";

export type RenameOutcome =
  | { readonly status: "renamed" }
  | { readonly status: "faulty"; readonly fault: SchoolFault }
  /** Somebody else renamed it meanwhile. */
  | { readonly status: "changed-meanwhile" };

/** What a new subdomain breaks: links that are out lead to the old host, and cookies stay behind there. */
export async function brokenByRename({ db, clock, school }: AtSchool) {
  const now = clock.now();
  const [[links], [open], [people]] = await db.readAll((q) => [
    q
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(recoveryLinks)
      .where(
        and(
          eq(recoveryLinks.schoolId, school.id),
          isNull(recoveryLinks.endedAt),
          gt(recoveryLinks.expiresAt, now),
        ),
      ),
    q
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(sessions)
      .where(and(eq(sessions.schoolId, school.id), gt(sessions.expiresAt, now), gt(sessions.idleUntil, now))),
    q
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(persons)
      .where(eq(persons.schoolId, school.id)),
  ]);
  return { links: links?.count ?? 0, sessions: open?.count ?? 0, people: people?.count ?? 0 };
}

/** Gives a school another subdomain. The old one leads nowhere from then on, and another school may take it. */
export async function renameSchool(at: AtSchool, slug: string): Promise<RenameOutcome> {
  const fault = slugFault(slug);
  if (fault) return { status: "faulty", fault };
  const { id, slug: old } = at.school;
  const isFree = sql`not exists (select 1 from ${schools} as taken where taken.slug = ${slug})`;
  const [renamed, , [taken]] = await at.db.write((q) => [
    q
      .update(schools)
      .set({ slug })
      .where(and(eq(schools.id, id), eq(schools.slug, old), isFree))
      .returning({ id: schools.id }),
    audited(q, at, { schoolId: id, kind: "school-renamed", outcome: "done" }, hasJustChanged),
    q
      .select({ id: schools.id })
      .from(schools)
      .where(and(eq(schools.slug, slug), sql`${schools.id} <> ${id}`)),
  ]);
  if (renamed.length > 0) return { status: "renamed" };
  return taken || slug === old ? { status: "faulty", fault: "slug-taken" } : { status: "changed-meanwhile" };
}
