import { answerHelp, linkHelp, setHelpState } from "../../../../../lib/desk/handle-help.ts";
import { asHelpState } from "../../../../../lib/desk/help-inbox.ts";
import { answerer } from "../../../../../lib/forms/answer-post.ts";
import { email, line, lines } from "../../../../../lib/forms/read-form.ts";
import { whenAdministrator } from "../../_desk/when-administrator.ts";

export const answerHelpHere = answerer({ email: email(), answer: lines(5000) }, (post, typed) =>
  whenAdministrator(post, async (administrator) => {
    const [id = ""] = post.params;
    const { status } = await answerHelp(post.scope, administrator, id, typed, post.visitor);
    if (status === "not-an-email") return { errors: { email: post.words("field.not-an-email") } };
    if (status === "unknown") return { goTo: "/admin/help" };
    post.afterwards(post.rounds.deliver);
    return { goTo: `/admin/help/${id}?notice=answered` };
  }),
);

export const setHelpStateHere = answerer({ state: line(20) }, (post, typed) =>
  whenAdministrator(post, async (administrator) => {
    const [id = ""] = post.params;
    const state = asHelpState(typed.state);
    if (state) await setHelpState(post.scope, administrator, id, state, post.visitor);
    return { goTo: `/admin/help/${id}?notice=saved` };
  }),
);

export const linkHelpHere = answerer({ account: line(40) }, (post, { account }) =>
  whenAdministrator(post, async (administrator) => {
    const [id = ""] = post.params;
    const { status } = await linkHelp(post.scope, administrator, id, account, post.visitor);
    return { goTo: `/admin/help/${id}${status === "linked" ? "?notice=linked" : ""}` };
  }),
);
