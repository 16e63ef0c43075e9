import { eq } from "drizzle-orm";
import { persons } from "../../db/schema.ts";
import type { Locale } from "../../messages/catalogues.ts";
import type { Scope } from "../scope.ts";
import type { SignedInPerson } from "./signed-in-person.ts";

/** The language of this person's mail, and of their screens where no other was chosen. */
export async function chooseLanguage(
  scope: Scope,
  { person }: SignedInPerson,
  locale: Locale,
): Promise<void> {
  await scope.db.write((q) => [q.update(persons).set({ locale }).where(eq(persons.id, person.id))]);
}
