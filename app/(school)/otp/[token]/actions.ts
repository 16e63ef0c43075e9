"use server";

import { after } from "next/server";
import { line, secret } from "../../../../lib/forms/read-form.ts";
import { currentScope, currentVisitor } from "../../../../lib/live/current-scope.ts";
import { deliverDue } from "../../../../lib/mail/deliver.ts";
import { longestPassword } from "../../../../lib/password/conditions.ts";
import { redeemLink } from "../../../../lib/recovery/redeem-link.ts";
import { answerForm, waitText } from "../../../_ui/answer-form.ts";
import type { FormState } from "../../../_ui/form-state.ts";
import { refusalText } from "../../../_ui/refusal-text.ts";

/** The token comes from the form and is worth nothing unless it is genuine, so it matters little who filled it in. */
export async function saveAction(_previous: FormState, form: FormData): Promise<FormState> {
  const scope = await currentScope();
  const fields = {
    token: line(1000),
    newPassword: secret(longestPassword),
    repeatPassword: secret(longestPassword),
  };
  return answerForm(form, fields, async ({ token, newPassword, repeatPassword }) => {
    if (newPassword !== repeatPassword) return { errors: { repeatPassword: await refusalText("different") } };
    const outcome = await redeemLink(scope, token, newPassword, await currentVisitor());
    switch (outcome.status) {
      case "saved":
        after(() => deliverDue(scope));
        return { goTo: "/login?notice=saved" };
      case "refused":
        return { errors: { newPassword: await refusalText(...outcome.reasons) } };
      case "busy":
        return waitText(outcome);
      default:
        // The page itself knows best how to say that a link opens nothing any more.
        return { goTo: `/otp/${encodeURIComponent(token)}` };
    }
  });
}
