import { answerer, waitAnswer } from "../../../lib/forms/answer-post.ts";
import { choice, line, secret } from "../../../lib/forms/read-form.ts";
import { longestPassword } from "../../../lib/password/conditions.ts";
import { signedInCookies } from "../../../lib/sessions/cookies.ts";
import { signIn } from "../../../lib/sign-in/sign-in.ts";

const fields = { username: line(100), password: secret(longestPassword), keep: choice() };

export const signInHere = answerer(fields, async (post, { username, password, keep }) => {
  const { sessionToken } = post;
  const typed = { username, password, keep: keep === "yes" };
  const outcome = await signIn(post.scope, typed, { ...post.visitor, sessionToken });
  switch (outcome.status) {
    case "signed-in":
      post.setCookies(signedInCookies(post.cookieNames, outcome.session, outcome));
      post.afterwards(outcome.afterwards);
      post.afterwards(post.rounds.deliver);
      return { goTo: "/account" };
    case "not-recognised":
      post.afterwards(outcome.afterwards);
      return { notice: post.words("login.not-recognised") };
    default:
      return waitAnswer(post.words, outcome, "login.slowed-down");
  }
});
