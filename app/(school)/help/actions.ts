"use server";

import { after } from "next/server";
import { line, lines } from "../../../lib/forms/read-form.ts";
import { askForHelp } from "../../../lib/help/ask-for-help.ts";
import { forwardHelp } from "../../../lib/help/forward-help.ts";
import { currentScope, currentVisitor } from "../../../lib/live/current-scope.ts";
import { deliverDue } from "../../../lib/mail/deliver.ts";
import { answerForm, waitText } from "../../_ui/answer-form.ts";
import type { FormState } from "../../_ui/form-state.ts";

export async function askAction(_previous: FormState, form: FormData): Promise<FormState> {
  const scope = await currentScope();
  const fields = { name: line(100), role: line(150), problem: lines(2000), contact: line(200) };
  return answerForm(form, fields, async (question) => {
    const outcome = await askForHelp(scope, question, await currentVisitor());
    if (outcome.status === "slowed-down") return waitText(outcome);
    after(async () => {
      await forwardHelp(scope);
      await deliverDue(scope);
    });
    return { goTo: "/help/sent" };
  });
}
