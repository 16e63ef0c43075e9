import { chooseLanguage as choose } from "../../../lib/account/choose-language.ts";
import { type SignedInPerson, signedInPerson } from "../../../lib/account/signed-in-person.ts";
import { type Answer, answerer, type UnreadPost } from "../../../lib/forms/answer-post.ts";
import { line } from "../../../lib/forms/read-form.ts";
import { signedOutCookies } from "../../../lib/sessions/cookies.ts";
import { endOtherSessions, endSession, signOut } from "../../../lib/sessions/end-sessions.ts";
import { isLocale } from "../../../messages/catalogues.ts";

/** Whoever is not signed in (any more) is led to sign-in, and nothing is done. */
export async function whenSignedIn<A extends Answer>(
  post: UnreadPost,
  act: (who: SignedInPerson) => Promise<A>,
): Promise<A | Answer<never>> {
  const who = post.sessionToken && (await signedInPerson(post.scope, post.sessionToken));
  return who ? act(who) : { goTo: "/login?notice=sign-in-first" };
}

export const chooseLanguage = answerer({ locale: line(10) }, (post, { locale }) =>
  whenSignedIn(post, async (who) => {
    if (!isLocale(locale)) return { goTo: "/account" };
    await choose(post.scope, who, locale);
    post.setCookies([{ name: post.cookieNames.personLanguage, value: locale }]);
    return { goTo: "/account?notice=language-saved" };
  }),
);

export const endDevice = answerer({ id: line(40) }, (post, { id }) =>
  whenSignedIn(post, async (who) => {
    await endSession(post.scope, who, id, post.visitor);
    return { goTo: "/account?notice=ended" };
  }),
);

export const endOthers = answerer({}, (post) =>
  whenSignedIn(post, async (who) => {
    await endOtherSessions(post.scope, who, post.visitor);
    return { goTo: "/account?notice=ended" };
  }),
);

export const signOff = answerer({}, async (post) => {
  if (post.sessionToken) await signOut(post.scope, post.sessionToken, post.visitor);
  post.setCookies(signedOutCookies(post.cookieNames));
  return { goTo: "/login?notice=signed-out", clearsSite: true };
});
