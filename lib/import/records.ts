import type { Relation } from "../../db/schema.ts";
import type { Locale } from "../../messages/catalogues.ts";

/** Why a row is left as it is. */
export const faults = [
  "no-username",
  "no-name",
  "name-too-long",
  "username-too-long",
  "bad-characters",
  "not-an-email",
  "too-many-addresses",
  "no-co-account-name",
  "username-twice",
  "number-twice",
  "number-of-other",
  "username-of-other",
  "other-person",
  "yourself",
] as const;
export type Fault = (typeof faults)[number];

/** What is wrong, with whom, and what was read. */
export interface Wrong {
  readonly fault: Fault;
  readonly position: number;
  readonly value: string;
}

/** One of the seven, as a file has them. Undefined is what the file has no column for. */
export interface PersonRecord {
  readonly position: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly relation?: Relation | null;
  readonly emails: readonly string[];
  readonly isActive?: boolean;
  readonly locale?: Locale;
}

/** An account, as a file has it, whatever the shape of the file. */
export interface AccountRecord {
  readonly line: number;
  readonly externalId: string | null;
  readonly username: string;
  /** Undefined where the file says nothing of classes. */
  readonly className?: string | null;
  readonly persons: readonly PersonRecord[];
  readonly wrong: readonly Wrong[];
}

/** What was read, and which of the seven it can speak of: nobody else is missing from it. */
export interface People {
  readonly records: readonly AccountRecord[];
  readonly positions: readonly number[];
}
