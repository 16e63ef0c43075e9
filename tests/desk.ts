import { signedInPerson } from "../lib/account/signed-in-person.ts";
import { asAdministrator, asFresh, type FreshAdministrator } from "../lib/desk/administrator.ts";
import type { Scope } from "../lib/scope.ts";
import { signIn } from "../lib/sign-in/sign-in.ts";
import { addFamily } from "./family.ts";

export const deskVisitor = { network: "school", device: "", knownBrowsers: "" };
export const deskPassword = "Krijtbord9-kraakt";

/** Adds a teacher who manages this school, signed in a moment ago. */
export async function sitDown(scope: Scope, username = "an.peeters"): Promise<FreshAdministrator> {
  await addFamily(scope, username, {
    An: { familyName: "Peeters", password: deskPassword, isAdministrator: true },
  });
  const outcome = await signIn(scope, { username, password: deskPassword, keep: false }, deskVisitor);
  const who = outcome.status === "signed-in" ? await signedInPerson(scope, outcome.session.token) : null;
  const administrator = who && asAdministrator(who);
  const fresh = administrator && asFresh(scope, administrator, "opening");
  if (!fresh) throw new Error("Nobody sits at the desk");
  return fresh;
}
