import type { Locale } from "../../messages/catalogues.ts";
import type { Whose } from "../accounts/whose.ts";

/** What stands on one person's paper. It holds the code, so it lives in the one answer that it is printed from. */
export interface Letter {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
  readonly className: string | null;
  readonly whose: Whose | null;
  readonly locale: Locale;
  /** A pupil's own letter: in a child's words. */
  readonly isForChild: boolean;
  /** They have no password yet. */
  readonly isFirst: boolean;
  /** As it is printed, in groups. */
  readonly code: string;
  /** The link with its token, as the picture holds it. */
  readonly url: string;
  readonly expiresAt: Date;
}

export const layouts = ["letters", "labels"] as const;
export type Layout = (typeof layouts)[number];

/** Letters on their way to the printer. */
export interface PrintedLetters {
  readonly layout: Layout;
  readonly letters: readonly Letter[];
}
