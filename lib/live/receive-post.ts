import "server-only";
import { parseCookie } from "cookie";
import { isUnavailable } from "../../db/unavailable.ts";
import { isLocale, type Locale } from "../../messages/catalogues.ts";
import { deviceOf } from "../device-of.ts";
import type { PostArrival, PostReply } from "../door/house.ts";
import { maxBodyBytes } from "../door/refusal.ts";
import { currentVisit } from "../door/visit.ts";
import {
  type AnswererAt,
  answerPost,
  answerUnread,
  failedState,
  type NewCookie,
  shownAgain,
  type UnreadPost,
} from "../forms/answer-post.ts";
import { type FormState, untouched } from "../forms/form-state.ts";
import { markedWordsIn, wordsIn } from "../i18n/words.ts";
import { isOpen } from "../schools/is-open.ts";
import { scopeAt } from "../scope.ts";
import { asSessionToken, yearSeconds } from "../sessions/cookies.ts";
import { hashNetwork } from "../visitor.ts";
import { liveCookieNames } from "./cookie-names.ts";
import { localeByHeaders } from "./locale-by-headers.ts";
import { schoolOfVisit } from "./school-of-visit.ts";
import { liveTools } from "./tools.ts";

/** Answers a post for the door, before any page is made. */
export async function receivePost(
  arrival: PostArrival,
  answererAt: (path: string) => AnswererAt | null,
): Promise<PostReply> {
  const found = arrival.host.kind === "school" ? answererAt(arrival.path) : null;
  const upload = found?.answerer.upload;
  const cookies: NewCookie[] = [];
  const afterwards: (() => Promise<unknown>)[] = [];
  const postHere = (params: readonly string[]) => postOf(arrival, params, cookies, afterwards);

  if (upload) {
    const refused = await orSayWhy(arrival, found, new FormData(), async () => {
      const post = await postHere(found.params);
      if (!post) return notForPosts;
      if (!isOpen(post.scope.school)) return toClosedDoor;
      const answer = await upload.refuse(post);
      return answer && { kind: "page", ...answerUnread(post, answer), cookies, afterwards };
    });
    if (refused) return refused;
  }
  const body = await arrival.readBody(upload?.mostBytes ?? maxBodyBytes);
  if (!body) return { kind: "refused", refusal: "too-large" };
  const form = await formOf(arrival, body);
  const language = form.get("language");
  if (isLocale(language)) return inLanguage(language, found && shownAgain(form, found.answerer, language));
  if (!found) return notForPosts;
  return orSayWhy(arrival, found, form, async () => {
    const post = await postHere(found.params);
    if (!post) return notForPosts;
    if (!isOpen(post.scope.school)) return toClosedDoor;
    const answered = await answerPost({ ...post, filesOf: filesIn(form) }, form, found.answerer);
    return { kind: "page", ...answered, cookies, afterwards };
  });
}

/** Where answering fails on our side, the page is shown again and says so, with what was typed. */
async function orSayWhy<R extends PostReply | null>(
  arrival: PostArrival,
  { answerer }: AnswererAt,
  form: FormData,
  answer: () => Promise<R>,
): Promise<R | PostReply> {
  try {
    return await answer();
  } catch (error) {
    console.error(`A post to ${arrival.path.split("/", 2)[1]} failed.`, error);
    const problem = isUnavailable(error) ? "unavailable" : "unexpected";
    const state = failedState(form, answerer, localeByHeaders(arrival.header), problem);
    return { kind: "page", state, status: 503, retryAfterSeconds: 15, cookies: [], afterwards: [] };
  }
}

/** Nothing is answered at a school that is closed: the next page says why. */
const toClosedDoor: PostReply = {
  kind: "page",
  status: 303,
  state: { ...untouched, goTo: "/login" },
  cookies: [],
  afterwards: [],
};

const notForPosts = { kind: "refused", refusal: "method-not-allowed" } as const;

/** Somebody pressed a language button: what they typed stays. */
function inLanguage(language: Locale, state: FormState | null): PostReply {
  return {
    kind: "page",
    status: 200,
    state: state ?? undefined,
    pressedLanguage: language,
    cookies: [{ name: liveCookieNames().language, value: language, maxAgeSeconds: yearSeconds }],
    afterwards: [],
  };
}

const filesIn = (form: FormData) => (field: string) =>
  form.getAll(field).filter((sent): sent is File => typeof sent !== "string");

/** @returns null where there is no such school. */
async function postOf(
  arrival: PostArrival,
  params: readonly string[],
  cookies: NewCookie[],
  afterwards: (() => Promise<unknown>)[],
): Promise<UnreadPost | null> {
  const school = await schoolOfVisit();
  if (!school) return null;
  const tools = liveTools();
  const sent = parseCookie(arrival.header("cookie") ?? "");
  const names = liveCookieNames();
  const locale = localeByHeaders(arrival.header, school.locale);
  const network = hashNetwork(tools, arrival.clientAddress);
  return {
    scope: scopeAt({ ...tools, argon2id: tools.argon2idOf(network) }, school, locale),
    words: currentVisit().showsKeys ? markedWordsIn(locale) : wordsIn(locale),
    visitor: {
      network,
      device: deviceOf(arrival.header("user-agent") ?? null),
      knownBrowsers: sent[names.knownBrowsers] ?? "",
    },
    sessionToken: asSessionToken(sent[names.session]),
    cookieNames: names,
    isByScript: arrival.isByScript,
    params,
    setCookies: (more) => cookies.push(...more),
    afterwards: (work) => afterwards.push(work),
    rounds: tools.background,
  };
}

/** What is neither of the two kinds of form is an empty form: every field of it is missing. */
async function formOf({ header }: PostArrival, body: Uint8Array<ArrayBuffer>): Promise<FormData> {
  const type = header("content-type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return new FormData();
  try {
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    return new FormData();
  }
}
