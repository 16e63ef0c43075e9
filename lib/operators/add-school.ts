import { sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { schools } from "../../db/schema.ts";
import { foldForSearch } from "../fold-for-search.ts";
import type { Operator } from "./operator.ts";
import { type SchoolFault, schoolFaults, type TypedSchool } from "./school-faults.ts";

export type AddSchoolOutcome =
  | { readonly status: "added"; readonly id: string }
  | { readonly status: "faulty"; readonly faults: readonly SchoolFault[] };

/** Makes a school, with nobody in it yet. What it does not name has the table's own defaults. */
export async function addSchool({ db, clock }: Operator, typed: TypedSchool): Promise<AddSchoolOutcome> {
  const faults = schoolFaults(typed);
  const isSlug = sql`${schools.slug} = ${typed.slug}`;
  if (faults.length > 0) {
    const [taken] = await db.read.select({ id: schools.id }).from(schools).where(isSlug).limit(1);
    return { status: "faulty", faults: taken ? ["slug-taken", ...faults] : faults };
  }
  const { name, town } = { name: typed.name.trim(), town: typed.town.trim() };
  const row = {
    ...typed,
    id: newId(),
    name,
    town,
    searchText: foldForSearch(`${name} ${town}`),
    postalAddress: typed.postalAddress.trim(),
    helpdeskEmail: typed.helpdeskEmail.trim(),
    colour: typed.colour.toLowerCase(),
    createdAt: clock.now(),
  };
  const [added] = await db.write((q) => [
    insertWhere(q, schools, row, sql`not exists (select 1 from ${schools} where ${isSlug})`).returning({
      id: schools.id,
    }),
  ]);
  return added.length > 0 ? { status: "added", id: row.id } : { status: "faulty", faults: ["slug-taken"] };
}
