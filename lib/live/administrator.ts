import "server-only";
import {
  type Administrator,
  asAdministrator,
  asFresh,
  type FreshAdministrator,
} from "../desk/administrator.ts";
import { currentVisit } from "../door/visit.ts";
import type { Scope } from "../scope.ts";
import { signedInOrSignIn } from "./signed-in.ts";
import { turnAway, turnTo } from "./turn.ts";

/** Who sits at this school's desk. For anybody else there is no such page. */
export async function currentAdministrator(scope: Scope): Promise<Administrator> {
  return asAdministrator(await signedInOrSignIn(scope)) ?? turnAway();
}

/**
 * The same, for a page whose form changes somebody's access: the password is
 * asked first where it was long ago, so that nobody fills in a form in vain.
 *
 * @param path of the page itself, to come back to.
 */
export async function freshAdministrator(scope: Scope, path: string): Promise<FreshAdministrator> {
  const administrator = await currentAdministrator(scope);
  const moment = currentVisit().answered ? "sending" : "opening";
  const fresh = asFresh(scope, administrator, moment);
  return fresh ?? turnTo(`/admin/confirm?next=${encodeURIComponent(path)}`);
}
