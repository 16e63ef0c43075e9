import { fromBase64Url } from "../base64url.ts";
import type { Scope, Tools } from "../scope.ts";
import { saltOfNobody } from "./dummy-salt.ts";
import { formatParameters, parseParameters } from "./parameters.ts";
import { passwordBytes } from "./password-bytes.ts";

/** What every password of an account is hashed with. */
export interface PasswordBase {
  readonly passwordSalt: string;
  readonly passwordParameters: string;
}

/**
 * The one slow computation of a sign-in, a reset or a change.
 *
 * @throws HashingIsBusy when too many wait already.
 */
export function slowHash(
  tools: Tools,
  base: PasswordBase,
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = fromBase64Url(base.passwordSalt);
  if (!salt) throw new Error("An account's password salt is not base64url.");
  return tools.argon2id(passwordBytes(password), salt, parseParameters(base.passwordParameters));
}

/** The same computation for a username that nobody has, so that it takes the same time. */
export function slowHashOfNobody(scope: Scope, usernameKey: string, password: string) {
  const salt = saltOfNobody(scope.keys.privacy, scope.school.id, usernameKey);
  return scope.argon2id(passwordBytes(password), salt, scope.passwordCost);
}

export function targetParameters(tools: Pick<Tools, "passwordCost">): string {
  return formatParameters(tools.passwordCost);
}
