import type { Scope } from "../scope.ts";
import { type Place, placeIn } from "../sign-in/allowance.ts";
import type { Visitor } from "../visitor.ts";
import { judgePassword, type RefusalReason } from "./policy.ts";
import { slowHash } from "./slow-hash.ts";
import { verifierFor } from "./upgrade.ts";
import { findMatch } from "./verifier.ts";

interface Choosing {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
}

export type NewPasswordJudgement =
  | { readonly status: "accepted"; readonly verifier: string }
  | { readonly status: "refused"; readonly reasons: readonly RefusalReason[] }
  /** On the list, or another person of the account has it: which of the two shows in nothing. */
  | { readonly status: "common" };

/**
 * Judges a new password by the school's rule, and by the family: one that
 * another person of the account has is refused as if it were a common one. A
 * common one is hashed and compared all the same, or the time would tell.
 *
 * `accepted` and `common` both answer a guess at the passwords of the family:
 * neither may be told before a `placeOfChoice` was taken for it.
 *
 * @throws HashingIsBusy
 */
export async function judgeNewPassword(
  scope: Scope,
  password: string,
  chosenBy: {
    person: Choosing;
    others: readonly { readonly passwordVerifier: string | null }[];
    account: { username: string; passwordSalt: string; passwordParameters: string };
  },
): Promise<NewPasswordJudgement> {
  const { person, others, account } = chosenBy;
  const judgement = judgePassword(scope.school.passwordRule, password, {
    username: account.username,
    names: [person.givenName, person.familyName, scope.school.name],
  });
  const isCommon = judgement.status === "refused" && judgement.reasons.every((reason) => reason === "common");
  if (judgement.status === "refused" && !isCommon) return judgement;
  const slow = await slowHash(scope, account, password);
  const isTaken = await findMatch(scope.keys.passwords, others, account.passwordParameters, slow);
  if (isTaken || isCommon) return { status: "common" };
  return { status: "accepted", verifier: await verifierFor(scope, account, password, slow) };
}

/**
 * A person's allowance of passwords to choose, drawn on like the one of
 * sign-ins. Without it, a child could try at mama's password by choosing it.
 */
export function placeOfChoice(scope: Scope, person: { id: string }, visitor: Visitor): Place {
  return placeIn(scope, `choice:${person.id}`, visitor.network);
}

/** What a common password is answered with, once it has cost a place: one round trip. */
export async function refuseCommon(
  scope: Scope,
  person: { id: string },
  visitor: Visitor,
): Promise<
  | { readonly status: "refused"; readonly reasons: readonly RefusalReason[] }
  | { readonly status: "slowed-down"; readonly waitSeconds: number }
> {
  const place = placeOfChoice(scope, person, visitor);
  const [taken] = await scope.db.write((q) => [place.insert(q)]);
  if (taken.length > 0) return { status: "refused", reasons: ["common"] };
  return place.slowedDown();
}
