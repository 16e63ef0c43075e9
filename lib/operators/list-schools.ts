import { asc, sql } from "drizzle-orm";
import { auditEvents, persons, schools } from "../../db/schema.ts";
import type { Operator } from "./operator.ts";

export interface ListedSchool {
  readonly slug: string;
  readonly name: string;
  readonly town: string;
  readonly people: number;
  /** As far back as the school's log goes. */
  readonly lastSignInAt: Date | null;
  readonly suspendedAt: Date | null;
}

/** Every school by its subdomain: one query. */
export function listSchools({ db }: Operator): Promise<ListedSchool[]> {
  return db.read
    .select({
      slug: schools.slug,
      name: schools.name,
      town: schools.town,
      people: sql`(select count(*) from ${persons} where ${persons}.school_id = ${schools}.id)`.mapWith(
        Number,
      ),
      lastSignInAt: sql`(select ${auditEvents}.happened_at from ${auditEvents}
        where ${auditEvents}.school_id = ${schools}.id and ${auditEvents}.kind = 'sign-in'
        and ${auditEvents}.outcome = 'done' order by ${auditEvents}.happened_at desc limit 1)`.mapWith(
        auditEvents.happenedAt,
      ),
      suspendedAt: schools.suspendedAt,
    })
    .from(schools)
    .orderBy(asc(schools.slug));
}
