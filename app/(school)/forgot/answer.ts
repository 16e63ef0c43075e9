import { answerer, waitAnswer } from "../../../lib/forms/answer-post.ts";
import { email, line } from "../../../lib/forms/read-form.ts";
import { requestRecovery } from "../../../lib/recovery/request-recovery.ts";

/**
 * Looking up and writing mail takes time that a next request from the same
 * visitor could measure. It begins at a moment that they can't know.
 */
function aMoment(): Promise<void> {
  const ms = 200 + (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 50;
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export const askRecovery = answerer({ username: line(100), email: email() }, async (post, typed) => {
  const outcome = await requestRecovery(post.scope, typed, post.visitor);
  if (outcome.status === "slowed-down") return waitAnswer(post.words, outcome);
  post.afterwards(async () => {
    await aMoment();
    await post.rounds.expand(outcome.request);
    await post.rounds.deliver();
  });
  // With script a dialog says that it is sent; this page is its twin.
  return post.isByScript ? {} : { goTo: "/forgot/sent" };
});
