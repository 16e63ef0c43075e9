import type { Post } from "../forms/answer-post.ts";
import { conditionsOf, longestPassword } from "./conditions.ts";
import { brokenConditions, type RefusalReason } from "./policy.ts";

/** Why a new password was refused, all reasons at once. */
export function refusalText(
  { words, scope }: Pick<Post, "words" | "scope">,
  ...reasons: readonly (RefusalReason | "different")[]
): string {
  const rule = conditionsOf(scope.school.passwordRule);
  const least = rule.find(({ condition }) => condition === "length")?.atLeast ?? 0;
  return reasons
    .map((reason) => words(`new-password.refused-${reason}`, { least, most: longestPassword }))
    .join(" ");
}

/** Where the two that were typed differ: all that can be said without looking further, each beside its field. */
export function refusalsOfDifferent(post: Pick<Post, "words" | "scope">, newPassword: string) {
  const broken = brokenConditions(post.scope.school.passwordRule, newPassword);
  return {
    ...(broken.length > 0 && { newPassword: refusalText(post, ...broken) }),
    repeatPassword: refusalText(post, "different"),
  };
}
