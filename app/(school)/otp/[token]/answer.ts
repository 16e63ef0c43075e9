import { answerer, waitAnswer } from "../../../../lib/forms/answer-post.ts";
import { line, secret } from "../../../../lib/forms/read-form.ts";
import { longestPassword } from "../../../../lib/password/conditions.ts";
import { refusalsOfDifferent, refusalText } from "../../../../lib/password/refusal-text.ts";
import { redeemLink } from "../../../../lib/recovery/redeem-link.ts";

const password = secret(longestPassword);
/** The token comes from the form: whoever filled it in, it is worth nothing unless it is genuine. */
const fields = { token: line(1000), newPassword: password, repeatPassword: password };

export const saveNewPassword = answerer(fields, async (post, { token, newPassword, repeatPassword }) => {
  if (newPassword !== repeatPassword) {
    return { errors: refusalsOfDifferent(post, newPassword) };
  }
  const outcome = await redeemLink(post.scope, token, newPassword, post.visitor);
  switch (outcome.status) {
    case "saved":
      post.afterwards(post.rounds.deliver);
      return { goTo: "/login?notice=saved" };
    case "refused":
      return { errors: { newPassword: refusalText(post, ...outcome.reasons) } };
    case "slowed-down":
    case "busy":
      return waitAnswer(post.words, outcome);
    default:
      // The page of the link itself says best why it opens nothing.
      return { goTo: `/otp/${encodeURIComponent(token)}` };
  }
});
