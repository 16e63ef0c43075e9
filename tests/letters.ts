import { signedInPerson } from "../lib/account/signed-in-person.ts";
import { asAdministrator, asFresh, type FreshAdministrator } from "../lib/desk/administrator.ts";
import type { Letter } from "../lib/letters/letter.ts";
import { printLetters } from "../lib/letters/print-letters.ts";
import type { Scope } from "../lib/scope.ts";
import { addFamily } from "./family.ts";
import { atSchool, signedIn } from "./walk.ts";

const password = "Krijtbord9-kraakt";

/** An, who has just signed in to the desk of this school. */
export async function anAtDesk(scope: Scope): Promise<FreshAdministrator> {
  await addFamily(scope, "an.peeters", { An: { password, isAdministrator: true } });
  const { session } = await signedIn(scope, "an.peeters", password, atSchool);
  const who = await signedInPerson(scope, session.token);
  const administrator = who && asAdministrator(who);
  const fresh = administrator && asFresh(scope, administrator, "opening");
  if (!fresh) throw new Error("An is not at her desk");
  return fresh;
}

/** The letters that she prints for these persons. */
export async function print(
  scope: Scope,
  an: FreshAdministrator,
  personIds: readonly string[],
  days = 7,
): Promise<readonly Letter[]> {
  const outcome = await printLetters(scope, an, { personIds, days }, atSchool);
  return outcome.status === "printed" ? outcome.letters : [];
}

export async function printOne(scope: Scope, an: FreshAdministrator, personId: string, days = 7) {
  const [letter] = await print(scope, an, [personId], days);
  if (!letter) throw new Error("nothing was printed");
  return { ...letter, token: letter.url.slice(letter.url.lastIndexOf("/") + 1) };
}
