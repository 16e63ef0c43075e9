import "server-only";
import { type SignedInPerson, signedInPerson } from "../account/signed-in-person.ts";
import type { Scope } from "../scope.ts";
import { sessionToken } from "./cookies.ts";
import { turnTo } from "./turn.ts";

/** Who is signed in here; whoever is not is led to sign-in. */
export async function signedInOrSignIn(scope: Scope): Promise<SignedInPerson> {
  const token = sessionToken();
  const who = token && (await signedInPerson(scope, token));
  return who || turnTo("/login?notice=sign-in-first");
}
