import { addPerson } from "../../../../../../lib/desk/add-person.ts";
import { answerer } from "../../../../../../lib/forms/answer-post.ts";
import { whenFresh } from "../../../_desk/when-administrator.ts";
import { personFields } from "../../fields.ts";

export const addPersonHere = answerer(personFields, (post, typed) =>
  whenFresh(post, async (administrator) => {
    const [accountId = ""] = post.params;
    const outcome = await addPerson(post.scope, administrator, accountId, typed, post.visitor);
    switch (outcome.status) {
      case "added":
        return { goTo: `/admin/people/${accountId}?notice=added` };
      case "full":
        return { notice: post.words("people.full") };
      default:
        return { errors: { [outcome.field]: post.words("field.required") } };
    }
  }),
);
