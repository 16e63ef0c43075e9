import { confirmIdentity } from "../../../../lib/desk/confirm-identity.ts";
import { asDeskPath } from "../../../../lib/desk/desk-path.ts";
import { answerer, waitAnswer } from "../../../../lib/forms/answer-post.ts";
import { line, secret } from "../../../../lib/forms/read-form.ts";
import { longestPassword } from "../../../../lib/password/conditions.ts";
import { sessionCookie } from "../../../../lib/sessions/cookies.ts";
import { whenAdministrator } from "../_desk/when-administrator.ts";

const fields = { password: secret(longestPassword), next: { ...line(500), isOptional: true } };

export const confirmHere = answerer(fields, (post, { password, next }) =>
  whenAdministrator(post, async (administrator) => {
    const outcome = await confirmIdentity(post.scope, administrator, password, post.visitor);
    switch (outcome.status) {
      case "confirmed":
        if (outcome.cookie) post.setCookies([sessionCookie(post.cookieNames, outcome.cookie)]);
        return { goTo: asDeskPath(next) };
      case "wrong-password":
        return { errors: { password: post.words("change-password.wrong") } };
      default:
        return waitAnswer(post.words, outcome);
    }
  }),
);
