import { answerer, waitAnswer } from "../../../lib/forms/answer-post.ts";
import { line } from "../../../lib/forms/read-form.ts";
import { openCode } from "../../../lib/letters/open-code.ts";

export const openByCode = answerer({ code: line(60) }, async (post, { code }) => {
  const outcome = await openCode(post.scope, code, post.visitor);
  switch (outcome.status) {
    case "open":
      return { goTo: `/otp/${outcome.token}` };
    case "not-a-code":
      return { errors: { code: post.words("code.not-a-code") } };
    case "wrong":
      return { errors: { code: post.words("code.wrong") } };
    default:
      return waitAnswer(post.words, outcome);
  }
});
