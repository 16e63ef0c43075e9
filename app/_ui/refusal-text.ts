import "server-only";
import { getTranslations } from "next-intl/server";
import { currentScope } from "../../lib/live/current-scope.ts";
import { conditionsOf, longestPassword } from "../../lib/password/conditions.ts";
import type { RefusalReason } from "../../lib/password/policy.ts";

/** Why a new password was refused, all reasons at once. */
export async function refusalText(...reasons: (RefusalReason | "different")[]): Promise<string> {
  const t = await getTranslations("new-password");
  const { school } = await currentScope();
  const least =
    conditionsOf(school.passwordRule).find(({ condition }) => condition === "length")?.atLeast ?? 0;
  return reasons.map((reason) => t(`refused-${reason}`, { least, most: longestPassword })).join(" ");
}
