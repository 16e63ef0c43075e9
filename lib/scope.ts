import type { Database } from "../db/client.ts";
import type { schools } from "../db/schema.ts";
import type { Locale } from "../messages/catalogues.ts";
import type { Keys } from "./keys.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { Argon2id, Argon2idParameters } from "./password/argon2id.ts";

/** What the house works with, whichever school it works for. */
export interface Tools {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly keys: Keys;
  readonly argon2id: Argon2id;
  /** What new password hashes cost; older ones move to it as their owners sign in. */
  readonly passwordCost: Argon2idParameters;
  readonly clock: Clock;
  /** The sender of every mail, without the school's name. */
  readonly senderEmail: string;
  /** Multiplies every limit; 1 outside of tests and benchmarks. */
  readonly throttleFactor: number;
  /** The absolute address of a path at the school with this slug. Built from configuration alone. */
  urlAt(slug: string, path: string): string;
}

/** The tools at one school, for one visitor's language: the first argument of every verb. */
export interface Scope extends Tools {
  readonly school: School;
  readonly locale: Locale;
  /** The absolute address of a path at this school. */
  urlFor(path: string): string;
}

/** What a verb works with that sends no mail itself, hashes no password and speaks no language: an operator has it too. */
export type AtSchool = Pick<Scope, "db" | "clock" | "passwordCost" | "school">;

export type School = Readonly<Omit<typeof schools.$inferSelect, "locale">> & { readonly locale: Locale };

export interface Clock {
  now(): Date;
}

export function scopeAt(tools: Tools, school: School, locale: Locale = school.locale): Scope {
  return { ...tools, school, locale, urlFor: (path) => tools.urlAt(school.slug, path) };
}
