import { changePassword } from "../../../../lib/account/change-password.ts";
import { answerer, waitAnswer } from "../../../../lib/forms/answer-post.ts";
import { secret } from "../../../../lib/forms/read-form.ts";
import { longestPassword } from "../../../../lib/password/conditions.ts";
import { refusalsOfDifferent, refusalText } from "../../../../lib/password/refusal-text.ts";
import { sessionCookie } from "../../../../lib/sessions/cookies.ts";
import { whenSignedIn } from "../answers.ts";

const password = secret(longestPassword);
const fields = { password, newPassword: password, repeatPassword: password };

export const changeOwnPassword = answerer(fields, (post, typed) =>
  whenSignedIn(post, async (who) => {
    if (typed.newPassword !== typed.repeatPassword) {
      return { errors: refusalsOfDifferent(post, typed.newPassword) };
    }
    if (typed.newPassword === typed.password) {
      return { errors: { newPassword: post.words("change-password.same") } };
    }
    const outcome = await changePassword(post.scope, who, typed, post.visitor);
    switch (outcome.status) {
      case "changed":
        if (outcome.cookie) post.setCookies([sessionCookie(post.cookieNames, outcome.cookie)]);
        post.afterwards(post.rounds.deliver);
        return { goTo: "/account?notice=password-changed" };
      case "wrong-password":
        return { errors: { password: post.words("change-password.wrong") } };
      case "refused":
        return { errors: { newPassword: refusalText(post, ...outcome.reasons) } };
      default:
        return waitAnswer(post.words, outcome);
    }
  }),
);
