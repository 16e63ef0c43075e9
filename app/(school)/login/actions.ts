"use server";

import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { choice, line, secret } from "../../../lib/forms/read-form.ts";
import { keepSession, knownBrowsersCookie } from "../../../lib/live/cookies.ts";
import { currentScope, currentVisitor } from "../../../lib/live/current-scope.ts";
import { longestPassword } from "../../../lib/password/conditions.ts";
import { signIn } from "../../../lib/sign-in/sign-in.ts";
import { answerForm, waitText } from "../../_ui/answer-form.ts";
import type { FormState } from "../../_ui/form-state.ts";

export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const scope = await currentScope();
  const fields = { username: line(100), password: secret(longestPassword), keep: choice() };
  return answerForm(form, fields, async ({ username, password, keep }) => {
    const visitor = { ...(await currentVisitor()), knownBrowsers: await knownBrowsersCookie() };
    const outcome = await signIn(scope, { username, password, keep: keep === "yes" }, visitor);
    switch (outcome.status) {
      case "signed-in":
        await keepSession(outcome.session, outcome);
        after(outcome.afterwards);
        return { goTo: "/account" };
      case "not-recognised":
        return { notice: (await getTranslations("login"))("not-recognised") };
      default:
        return waitText(outcome);
    }
  });
}
