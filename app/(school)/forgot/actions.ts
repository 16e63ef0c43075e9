"use server";

import { after } from "next/server";
import { email, line } from "../../../lib/forms/read-form.ts";
import { currentScope, currentVisitor } from "../../../lib/live/current-scope.ts";
import { deliverDue } from "../../../lib/mail/deliver.ts";
import { expandRequest } from "../../../lib/recovery/expand-request.ts";
import { requestRecovery } from "../../../lib/recovery/request-recovery.ts";
import { answerForm, isSentByScript, waitText } from "../../_ui/answer-form.ts";
import type { FormState } from "../../_ui/form-state.ts";

export async function requestAction(_previous: FormState, form: FormData): Promise<FormState> {
  const scope = await currentScope();
  return answerForm(form, { username: line(100), email: email() }, async (typed) => {
    const outcome = await requestRecovery(scope, typed, await currentVisitor());
    if (outcome.status === "slowed-down") return waitText(outcome);
    after(async () => {
      await expandRequest(scope, outcome.request);
      await deliverDue(scope);
    });
    // The page twin of the dialog.
    return (await isSentByScript()) ? {} : { goTo: "/forgot/sent" };
  });
}
