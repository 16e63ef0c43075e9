import "server-only";
import { getTranslations } from "next-intl/server";
import { conditionsOf, type PasswordRule } from "../../lib/password/conditions.ts";
import type { NewPasswordWords } from "./new-password-fields.tsx";
import { passwordWords } from "./password-words.ts";

export async function newPasswordWords(rule: PasswordRule): Promise<NewPasswordWords> {
  const t = await getTranslations("new-password");
  const condition = (name: "length" | "mix") => {
    const found = conditionsOf(rule).find((c) => c.condition === name);
    return found ? t(name, { least: found.atLeast }) : "";
  };
  return {
    password: await passwordWords(),
    new: t("new"),
    repeat: t("repeat"),
    hint: rule === "passphrase" ? t("passphrase-tip") : undefined,
    conditions: t("conditions"),
    repeatConditions: t("repeat-conditions"),
    length: condition("length"),
    mix: condition("mix"),
    kinds: { lower: t("lower"), upper: t("upper"), digit: t("digit"), other: t("other") },
    equal: t("equal"),
    met: t("met"),
    unmet: t("unmet"),
    allMet: t("all-met"),
    stillToDo: t("still-to-do"),
  };
}
