import { changeAccount } from "../../../../../../lib/desk/change-account.ts";
import { answerer } from "../../../../../../lib/forms/answer-post.ts";
import { whenFresh } from "../../../_desk/when-administrator.ts";
import { accountFields } from "../../fields.ts";

export const changeAccountHere = answerer(accountFields, (post, typed) =>
  whenFresh(post, async (administrator) => {
    const [accountId = ""] = post.params;
    const { status } = await changeAccount(post.scope, administrator, accountId, typed, post.visitor);
    if (status === "saved") post.afterwards(post.rounds.deliver);
    return status === "taken"
      ? { errors: { username: post.words("people.taken") } }
      : { goTo: `/admin/people/${accountId}${status === "saved" ? "?notice=saved" : ""}` };
  }),
);
