import type { FreshAdministrator } from "../../../../../lib/desk/administrator.ts";
import { endSessionsOf, revokeLink } from "../../../../../lib/desk/end-access.ts";
import { sendLink } from "../../../../../lib/desk/send-link.ts";
import { type Answer, answerer, type Post } from "../../../../../lib/forms/answer-post.ts";
import { line } from "../../../../../lib/forms/read-form.ts";
import { whenPressed } from "../../_desk/when-administrator.ts";

/** A button on the page of an account: back there, with a word about what was done. */
function pressed(
  post: Post,
  act: (administrator: FreshAdministrator) => Promise<string>,
): Promise<Answer<never>> {
  const account = `/admin/people/${post.params[0]}`;
  return whenPressed(post, account, async (administrator) => ({
    goTo: `${account}?notice=${await act(administrator)}`,
  }));
}

export const sendLinkHere = answerer({ person: line(40) }, (post, { person }) =>
  pressed(post, async (administrator) => {
    const { status } = await sendLink(post.scope, administrator, person, post.visitor);
    if (status === "sent") post.afterwards(post.rounds.deliver);
    return status === "sent" ? "link-sent" : status;
  }),
);

export const endSessionsHere = answerer({ person: line(40) }, (post, { person }) =>
  pressed(post, async (administrator) => {
    await endSessionsOf(post.scope, administrator, person, post.visitor);
    return "sessions-ended";
  }),
);

export const revokeLinkHere = answerer({ link: line(40) }, (post, { link }) =>
  pressed(post, async (administrator) => {
    await revokeLink(post.scope, administrator, link, post.visitor);
    return "revoked";
  }),
);
