import type { Scope } from "../scope.ts";
import { judgePassword, type RefusalReason } from "./policy.ts";
import { slowHash } from "./slow-hash.ts";
import { verifierFor } from "./upgrade.ts";
import { findMatch } from "./verifier.ts";

interface FamilyMember {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly passwordVerifier: string | null;
}

export type NewPasswordJudgement =
  | { readonly status: "accepted"; readonly verifier: string }
  | { readonly status: "refused"; readonly reasons: readonly RefusalReason[] };

/**
 * Judges a new password by the school's rule, and by the family: one that
 * another person of the account has is refused as if it were a common one,
 * which tells nothing. The cheap rules come first; hashing is for what they let
 * through.
 *
 * @throws HashingIsBusy
 */
export async function judgeNewPassword(
  scope: Scope,
  password: string,
  chosenBy: {
    person: FamilyMember;
    others: readonly FamilyMember[];
    account: { username: string; passwordSalt: string; passwordParameters: string };
  },
): Promise<NewPasswordJudgement> {
  const { person, others, account } = chosenBy;
  const judgement = judgePassword(scope.school.passwordRule, password, {
    username: account.username,
    names: [person.givenName, person.familyName, scope.school.name],
  });
  if (judgement.status === "refused") return judgement;
  const slow = await slowHash(scope, account, password);
  if (await findMatch(scope.keys.passwords, others, account.passwordParameters, slow)) {
    return { status: "refused", reasons: ["common"] };
  }
  return { status: "accepted", verifier: await verifierFor(scope, account, password, slow) };
}
