import type { Database } from "../../db/client.ts";
import { schools } from "../../db/schema.ts";

export function schoolRow(slug: string): typeof schools.$inferInsert {
  return {
    id: `school-${slug}`,
    slug,
    name: slug,
    town: "Geel",
    searchText: slug,
    postalAddress: "Kerkstraat 1",
    locale: "nl",
    helpdeskEmail: "helpdesk@school.example",
    colour: "#1e4f91",
    createdAt: new Date(0),
  };
}

export const insertSchool = (into: Database, slug: string) =>
  into.write((q) => [q.insert(schools).values(schoolRow(slug))]);

export async function slugsIn(db: Database): Promise<string[]> {
  return (await db.read.select({ slug: schools.slug }).from(schools).orderBy(schools.slug)).map(
    ({ slug }) => slug,
  );
}
