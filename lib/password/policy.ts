import { isCommonPassword } from "./common-passwords.ts";
import { checkConditions, isTooLong, type PasswordRule } from "./conditions.ts";
import { containsName } from "./contains-name.ts";

/** `common` is also the word for a password that another person of the account has: see its caller. */
export type RefusalReason = "length" | "mix" | "too-long" | "common" | "contains-name";

export type Judgement =
  | { readonly status: "accepted" }
  | { readonly status: "refused"; readonly reasons: readonly RefusalReason[] };

/** What of the school's rule a password breaks; that it is too long alone. */
export function brokenConditions(rule: PasswordRule, password: string): RefusalReason[] {
  if (isTooLong(password)) return ["too-long"];
  return checkConditions(rule, password)
    .filter(({ isMet }) => !isMet)
    .map(({ condition }) => condition);
}

/**
 * Whether somebody may have this password: the school's rule, and what NIST
 * SP 800-63B-4 (section 3.1.1.2) has a verifier refuse, which is the common
 * and leaked ones and those made of the username or the service's name.
 *
 * @param about.names the person's given and family names and the school's name.
 * @returns every reason to refuse it, for all to be shown at once.
 */
export function judgePassword(
  rule: PasswordRule,
  password: string,
  about: { readonly username: string; readonly names: readonly string[] },
): Judgement {
  const reasons = brokenConditions(rule, password);
  // Alone: the other rules cost time in proportion to the length.
  if (isTooLong(password)) return { status: "refused", reasons };
  if (isCommonPassword(password)) reasons.push("common");
  if (containsName(password, about)) reasons.push("contains-name");
  return reasons.length === 0 ? { status: "accepted" } : { status: "refused", reasons };
}
