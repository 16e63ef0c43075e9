import type { Relation } from "../schema.ts";

export type SchoolSlug = "imb" | "riverside";
export type DemoLocale = "nl" | "en";

export interface DemoPerson {
  readonly givenName: string;
  readonly familyName: string;
  /** Of a co-account to the holder. */
  readonly relation?: Relation;
  /** The school's where it is left out. */
  readonly locale?: DemoLocale;
  readonly emails: readonly string[];
  /** In clear text; null is none yet. */
  readonly password: string | null;
  readonly isAdministrator?: boolean;
  readonly isActive?: boolean;
  /** Days from the seeding until the time is over; negative when it is over already. */
  readonly activeForDays?: number;
  /** What a reader of the table should know besides. */
  readonly remark?: string;
}

export interface DemoAccount {
  readonly school: SchoolSlug;
  readonly username: string;
  readonly className?: string;
  /** The holder, then the co-accounts: the index is the position. */
  readonly persons: readonly [DemoPerson, ...DemoPerson[]];
}
