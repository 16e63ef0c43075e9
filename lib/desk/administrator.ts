import type { SignedInPerson } from "../account/signed-in-person.ts";
import type { Scope } from "../scope.ts";

declare const isProven: unique symbol;

/**
 * Somebody who is signed in and may manage the people of this school: the
 * holder of an account (position 0) with the role. Only `asAdministrator`
 * makes one, so that no verb of the desk can be called for anybody else.
 */
export interface Administrator extends SignedInPerson {
  readonly [isProven]: "administrator" | "fresh";
}

/** One who proved who they are a short while ago: what changes somebody's access takes one of these. */
export interface FreshAdministrator extends Administrator {
  readonly [isProven]: "fresh";
}

/** Long enough to see a child's parent helped, short enough for a desk that somebody walks away from. */
const freshMs = 15 * 60_000;
/** A form that was opened while it was fresh may still be sent. */
const slackMs = 15 * 60_000;

export function asAdministrator(who: SignedInPerson): Administrator | null {
  const { isAdministrator, position } = who.person;
  return isAdministrator && position === 0 ? (who as Administrator) : null;
}

/** @param moment `opening` a form asks for a fresher proof than `sending` it. */
export function asFresh(
  { clock }: Pick<Scope, "clock">,
  administrator: Administrator,
  moment: "opening" | "sending",
): FreshAdministrator | null {
  const sinceMs = clock.now().getTime() - administrator.session.confirmedAt.getTime();
  const isFresh = sinceMs <= freshMs + (moment === "sending" ? slackMs : 0);
  return isFresh ? (administrator as FreshAdministrator) : null;
}
