import { answerer, waitAnswer } from "../../../lib/forms/answer-post.ts";
import { line, lines } from "../../../lib/forms/read-form.ts";
import { askForHelp } from "../../../lib/help/ask-for-help.ts";
import { forwardHelp } from "../../../lib/help/forward-help.ts";

const fields = { name: line(100), role: line(150), problem: lines(2000), contact: line(200) };

export const askHelp = answerer(fields, async (post, question) => {
  const outcome = await askForHelp(post.scope, question, post.visitor);
  if (outcome.status === "slowed-down") return waitAnswer(post.words, outcome);
  post.afterwards(async () => {
    await forwardHelp(post.scope, outcome.messageId);
    await post.rounds.deliver();
  });
  return { goTo: "/help/sent" };
});
