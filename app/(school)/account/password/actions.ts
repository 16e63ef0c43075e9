"use server";

import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { changePassword } from "../../../../lib/account/change-password.ts";
import { secret } from "../../../../lib/forms/read-form.ts";
import { knownBrowsersCookie } from "../../../../lib/live/cookies.ts";
import { currentScope, currentVisitor } from "../../../../lib/live/current-scope.ts";
import { signedInOrSignIn } from "../../../../lib/live/signed-in.ts";
import { deliverDue } from "../../../../lib/mail/deliver.ts";
import { longestPassword } from "../../../../lib/password/conditions.ts";
import { answerForm, waitText } from "../../../_ui/answer-form.ts";
import type { FormState } from "../../../_ui/form-state.ts";
import { refusalText } from "../../../_ui/refusal-text.ts";

export async function changePasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const scope = await currentScope();
  const who = await signedInOrSignIn(scope);
  const password = secret(longestPassword);
  const fields = { password, newPassword: password, repeatPassword: password };
  return answerForm(form, fields, async (typed) => {
    if (typed.newPassword !== typed.repeatPassword) {
      return { errors: { repeatPassword: await refusalText("different") } };
    }
    const visitor = { ...(await currentVisitor()), knownBrowsers: await knownBrowsersCookie() };
    const outcome = await changePassword(scope, who, typed, visitor);
    switch (outcome.status) {
      case "changed":
        after(() => deliverDue(scope));
        return { goTo: "/account?notice=password-changed" };
      case "wrong-password":
        return { errors: { password: (await getTranslations("change-password"))("wrong") } };
      case "refused":
        return { errors: { newPassword: await refusalText(...outcome.reasons) } };
      default:
        return waitText(outcome);
    }
  });
}
