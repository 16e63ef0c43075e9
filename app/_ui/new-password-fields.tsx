import { words } from "../../lib/live/words.ts";
import { conditionsOf, type PasswordRule } from "../../lib/password/conditions.ts";
import { Conditions } from "./conditions.tsx";
import { PasswordField } from "./password-field.tsx";

/** `passwordrules`: what a password manager's own suggestion must look like. */
const managerRules: Record<PasswordRule, string> = {
  classic: "minlength: 16; maxlength: 128; required: lower; required: upper; required: digit;",
  passphrase: "minlength: 20; maxlength: 128;",
};

/** The new password twice, each with its conditions, which tick while typing (browser/conditions.ts). */
export function NewPasswordFields({ rule }: { rule: PasswordRule }) {
  const t = words("new-password");
  const kinds = { lower: t("lower"), upper: t("upper"), digit: t("digit"), other: t("other") };
  const ofNew = conditionsOf(rule).map((each) =>
    each.condition === "length"
      ? { name: "length", text: t("length", { least: each.atLeast }) }
      : {
          name: "mix",
          text: t("mix", { least: each.atLeast }),
          parts: each.kinds.map((name) => ({ name, text: kinds[name] })),
        },
  );
  return (
    <>
      <PasswordField
        name="newPassword"
        label={t("new")}
        hint={rule === "passphrase" ? t("passphrase-tip") : undefined}
        autoComplete="new-password"
        rules={managerRules[rule]}
      >
        <Conditions label={t("conditions")} items={ofNew} />
      </PasswordField>
      <PasswordField name="repeatPassword" label={t("repeat")} autoComplete="new-password">
        <Conditions label={t("repeat-conditions")} items={[{ name: "equal", text: t("equal") }]} />
      </PasswordField>
      <p
        className="unseen"
        role="status"
        data-password-rule={rule}
        data-met={t("met")}
        data-unmet={t("unmet")}
        data-all-met={t("all-met")}
        data-still-to-do={t("still-to-do")}
      />
    </>
  );
}
