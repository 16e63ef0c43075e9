import {
  type Administrator,
  asAdministrator,
  asFresh,
  type FreshAdministrator,
} from "../../../../lib/desk/administrator.ts";
import { deskPath } from "../../../../lib/desk/desk-path.ts";
import type { Answer, Post, UnreadPost } from "../../../../lib/forms/answer-post.ts";
import { whenSignedIn } from "../../account/answers.ts";

/** Does it for an administrator of this school alone; anybody else learns that there is no such page. */
export async function whenAdministrator<A extends Answer>(
  post: UnreadPost,
  act: (administrator: Administrator) => Promise<A>,
): Promise<A | Answer<never>> {
  return whenSignedIn(post, async (who): Promise<A | Answer<never>> => {
    const administrator = asAdministrator(who);
    return administrator ? act(administrator) : { notice: post.words("not-found.title"), status: 404 };
  });
}

/** For what changes somebody's access. What was typed stays, while the password is asked in another tab. */
export async function whenFresh<A extends Answer>(
  post: UnreadPost,
  act: (administrator: FreshAdministrator) => Promise<A>,
): Promise<A | Answer<never>> {
  return whenAdministrator(post, async (administrator): Promise<A | Answer<never>> => {
    const fresh = asFresh(post.scope, administrator, "sending");
    return fresh ? act(fresh) : { notice: post.words("desk.confirm-first"), status: 403 };
  });
}

/** For a button, which has nothing typed to keep: the password is asked on the way, and then the page shown again. */
export async function whenPressed(
  post: Post,
  page: string,
  act: (administrator: FreshAdministrator) => Promise<Answer<never>>,
): Promise<Answer<never>> {
  return whenAdministrator(post, async (administrator): Promise<Answer<never>> => {
    const fresh = asFresh(post.scope, administrator, "sending");
    return fresh ? act(fresh) : { goTo: `${deskPath}/confirm?next=${encodeURIComponent(page)}` };
  });
}
