import { addAddress, removeAddress } from "../../../../../../../lib/accounts/change-addresses.ts";
import type { FreshAdministrator } from "../../../../../../../lib/desk/administrator.ts";
import { changePerson } from "../../../../../../../lib/desk/change-person.ts";
import { deskPerson } from "../../../../../../../lib/desk/desk-person.ts";
import { removePerson } from "../../../../../../../lib/desk/remove-person.ts";
import { type Answer, answerer, type Post } from "../../../../../../../lib/forms/answer-post.ts";
import { email, line } from "../../../../../../../lib/forms/read-form.ts";
import { clearUndeliverable } from "../../../../../../../lib/mail/undeliverable.ts";
import { whenFresh, whenPressed } from "../../../../_desk/when-administrator.ts";
import { personFields } from "../../../fields.ts";

type Person = NonNullable<Awaited<ReturnType<typeof deskPerson>>>;

/** Of the person that the path names, if this school has them; else back to the list. */
function whenPerson<A extends Answer>(
  post: Post,
  act: (administrator: FreshAdministrator, person: Person) => Promise<A>,
): Promise<A | Answer<never>> {
  return whenFresh(post, async (administrator): Promise<A | Answer<never>> => {
    const person = await deskPerson(post.scope, administrator, post.params[1] ?? "");
    return person ? act(administrator, person) : { goTo: "/admin/people" };
  });
}

/** A button beside an address: back to the account, with a word about what was done. */
function pressed(
  post: Post,
  act: (administrator: FreshAdministrator, person: Person) => Promise<string>,
): Promise<Answer<never>> {
  const [accountId, personId = ""] = post.params;
  const account = `/admin/people/${accountId}`;
  return whenPressed(post, `${account}/persons/${personId}`, async (administrator) => {
    const person = await deskPerson(post.scope, administrator, personId);
    return { goTo: person ? `${account}?notice=${await act(administrator, person)}` : "/admin/people" };
  });
}

const changeFields = { ...personFields, status: line(10), activeUntil: { ...line(10), isOptional: true } };

export const changePersonHere = answerer(changeFields, (post, typed) =>
  whenPerson(post, async (administrator, person) => {
    const outcome = await changePerson(post.scope, administrator, person, typed, post.visitor);
    switch (outcome.status) {
      case "faulty":
        return {
          errors: {
            [outcome.field]: post.words(
              outcome.field === "activeUntil" ? "people.no-such-day" : "field.required",
            ),
          },
        };
      case "oneself":
        return { errors: { status: post.words("people.oneself") } };
      default:
        return { goTo: `/admin/people/${person.accountId}?notice=saved` };
    }
  }),
);

export const removePersonHere = answerer({}, (post) =>
  whenPerson(post, async (administrator, { id, accountId }) => {
    const { status } = await removePerson(post.scope, administrator, id, post.visitor);
    return { goTo: `/admin/people/${accountId}${status === "removed" ? "?notice=removed" : ""}` };
  }),
);

export const addAddressHere = answerer({ email: email() }, (post, typed) =>
  whenPerson(post, async (administrator, person) => {
    const by = { actorId: administrator.person.id, network: post.visitor.network };
    const { status } = await addAddress(post.scope, person, typed.email, by);
    if (status !== "added") {
      const why = status === "known-already" ? "people.known-already" : "field.not-an-email";
      return { errors: { email: post.words(why) } };
    }
    post.afterwards(post.rounds.deliver);
    return { goTo: `/admin/people/${person.accountId}?notice=address-added` };
  }),
);

export const removeAddressHere = answerer({ email: line(254) }, (post, typed) =>
  pressed(post, async (administrator, person) => {
    const by = { actorId: administrator.person.id, network: post.visitor.network };
    await removeAddress(post.scope, person, typed.email, by);
    post.afterwards(post.rounds.deliver);
    return "address-removed";
  }),
);

export const retryAddressHere = answerer({ email: line(254) }, (post, typed) =>
  pressed(post, async (administrator, person) => {
    const by = { actorId: administrator.person.id, network: post.visitor.network };
    const { status } = await clearUndeliverable(post.scope, person, typed.email, by);
    return status === "unavailable" ? "not-cleared" : "address-retried";
  }),
);
