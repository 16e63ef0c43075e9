import { addAccount } from "../../../../../lib/desk/add-account.ts";
import { answerer } from "../../../../../lib/forms/answer-post.ts";
import { isLocale } from "../../../../../messages/catalogues.ts";
import { whenFresh } from "../../_desk/when-administrator.ts";
import { accountFields, nameFields } from "../fields.ts";

export const addAccountHere = answerer({ ...accountFields, ...nameFields }, (post, typed) =>
  whenFresh(post, async (administrator) => {
    const { locale } = typed;
    if (!isLocale(locale)) return { errors: { locale: post.words("field.required") } };
    const outcome = await addAccount(post.scope, administrator, { ...typed, locale }, post.visitor);
    return outcome.status === "added"
      ? { goTo: `/admin/people/${outcome.accountId}?notice=added` }
      : { errors: { username: post.words("people.taken") } };
  }),
);
