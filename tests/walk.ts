import { deliverDue } from "../lib/mail/deliver.ts";
import { expandRequests, type PendingRequest } from "../lib/recovery/expand-request.ts";
import { requestRecovery } from "../lib/recovery/request-recovery.ts";
import type { Scope } from "../lib/scope.ts";
import { signIn } from "../lib/sign-in/sign-in.ts";
import type { Visitor } from "../lib/visitor.ts";

/** The verbs in the order in which the screens call them. */
export const atHome: Visitor & { knownBrowsers: string } = {
  network: "home",
  device: "Firefox, Windows",
  knownBrowsers: "",
};
export const atSchool = { ...atHome, network: "school", device: "Chrome, ChromeOS" };

/** @throws where the request is slowed down. */
export async function accepted(
  scope: Scope,
  username: string,
  email: string,
  visitor: Visitor = atHome,
): Promise<PendingRequest> {
  const outcome = await requestRecovery(scope, { username, email }, visitor);
  if (outcome.status !== "accepted") throw new Error(outcome.status);
  return outcome.request;
}

/** A request with all that follows it. */
export async function askForLink(scope: Scope, username: string, email: string): Promise<void> {
  await expandRequests(scope, await accepted(scope, username, email));
  await deliverDue(scope);
}

export function trySignIn(scope: Scope, username: string, password: string, visitor = atHome) {
  return signIn(scope, { username, password, keep: false }, visitor);
}

/** @throws where it fails. */
export async function signedIn(
  scope: Scope,
  username: string,
  password: string,
  visitor: typeof atHome = atHome,
  keep = false,
) {
  const outcome = await signIn(scope, { username, password, keep }, visitor);
  if (outcome.status !== "signed-in") throw new Error(`${username} is ${outcome.status}`);
  return outcome;
}

/** Whether this username and password open the school's door. */
export async function opens(scope: Scope, username: string, password: string): Promise<boolean> {
  const visitor = { ...atHome, network: crypto.randomUUID() };
  return (await trySignIn(scope, username, password, visitor)).status === "signed-in";
}
