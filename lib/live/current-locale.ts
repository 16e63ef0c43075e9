import "server-only";
import type { Locale } from "../../messages/catalogues.ts";
import { currentVisit } from "../door/visit.ts";

/** The language of this visit's page. */
export function currentLocale(): Locale {
  const { met } = currentVisit();
  if (!met) throw new Error("The door has let nobody in: this is no page.");
  return met.locale;
}
