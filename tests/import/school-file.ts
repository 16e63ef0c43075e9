import { signedInPerson } from "../../lib/account/signed-in-person.ts";
import { asAdministrator, asFresh, type FreshAdministrator } from "../../lib/desk/administrator.ts";
import { findImport, type Import } from "../../lib/import/find-import.ts";
import { type Choice, noChoice } from "../../lib/import/reading.ts";
import { setOut } from "../../lib/import/set-out.ts";
import { keepUpload } from "../../lib/import/upload.ts";
import type { Scope } from "../../lib/scope.ts";
import { addFamily } from "../family.ts";
import { signedIn } from "../walk.ts";
import { utf8 } from "./bytes.ts";

const password = "Krijtbord9-kraakt";

/** The administrator of a school, who has just signed in. */
export async function administratorOf(scope: Scope, username = "an.peeters"): Promise<FreshAdministrator> {
  await addFamily(scope, username, {
    An: { familyName: "Peeters", password, isAdministrator: true, emails: ["an@imb.example"] },
  });
  const { session } = await signedIn(scope, username, password);
  const who = await signedInPerson(scope, session.token);
  const administrator = who && asAdministrator(who);
  const fresh = administrator && asFresh(scope, administrator, "opening");
  if (!fresh) throw new Error("not an administrator");
  return fresh;
}

/** A file as it is brought, read, and set out. */
export async function broughtAndSetOut(
  scope: Scope,
  administrator: FreshAdministrator,
  text: string | Uint8Array,
  choice: Partial<Choice> = {},
): Promise<Import> {
  const bytes = typeof text === "string" ? utf8(text) : text;
  const kept = await keepUpload(scope, administrator, [{ name: "leerlingen.csv", bytes }]);
  if (kept.status !== "kept") throw new Error(kept.status);
  const outcome = await setOut(scope, administrator, kept.id, { ...noChoice, ...choice });
  if (outcome.status !== "set-out") throw new Error(outcome.status);
  const found = await findImport(scope, administrator, kept.id);
  if (!found) throw new Error("not found");
  return found;
}
