import type { Post } from "../forms/answer-post.ts";
import { conditionsOf, longestPassword } from "./conditions.ts";
import type { RefusalReason } from "./policy.ts";

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
