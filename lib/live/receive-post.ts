import "server-only";
import { parseCookie } from "cookie";
import { isUnavailable } from "../../db/unavailable.ts";
import { isLocale, type Locale } from "../../messages/catalogues.ts";
import { deviceOf } from "../device-of.ts";
import type { PostArrival, PostReply } from "../door/house.ts";
import {
  type AnswererAt,
  answerPost,
  failedState,
  type NewCookie,
  type Post,
  shownAgain,
} from "../forms/answer-post.ts";
import { untouched } from "../forms/form-state.ts";
import { languageCookie, localeOf, personLanguageCookie } from "../i18n/locale-of.ts";
import { wordsIn } from "../i18n/words.ts";
import { isOpen } from "../schools/is-open.ts";
import { type School, scopeAt } from "../scope.ts";
import { asSessionToken, cookieNames, yearSeconds } from "../sessions/cookies.ts";
import { hashNetwork } from "../visitor.ts";
import { schoolOfVisit } from "./school-of-visit.ts";
import { liveTools } from "./tools.ts";

/** Answers a post for the door, before any page is made. */
export async function receivePost(
  arrival: PostArrival,
  answererAt: (path: string) => AnswererAt | null,
): Promise<PostReply> {
  const form = await formOf(arrival);
  const found = arrival.host.kind === "school" ? answererAt(arrival.path) : null;
  const language = form.get("language");
  if (isLocale(language)) {
    return {
      kind: "page",
      status: 200,
      state: found ? shownAgain(form, found.answerer, language) : undefined,
      pressedLanguage: language,
      cookies: [{ name: languageCookie, value: language, maxAgeSeconds: yearSeconds }],
      afterwards: [],
    };
  }
  if (arrival.host.kind !== "school" || !found) return { kind: "not-for-posts" };

  const cookies: NewCookie[] = [];
  const afterwards: (() => Promise<unknown>)[] = [];
  try {
    const school = await schoolOfVisit();
    if (!school) return { kind: "not-for-posts" };
    if (!isOpen(school)) return toClosedDoor;
    const post = await postOf(arrival, school, found.params, cookies, afterwards);
    const answered = await answerPost(post, form, found.answerer);
    return { kind: "page", ...answered, cookies, afterwards };
  } catch (error) {
    console.error(`A post to ${arrival.path.split("/", 2)[1]} failed.`, error);
    const problem = isUnavailable(error) ? "unavailable" : "unexpected";
    const state = failedState(form, found.answerer, localeAt(arrival), problem);
    return { kind: "page", state, status: 503, retryAfterSeconds: 15, cookies: [], afterwards };
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

/** @param schools its own language, where the school is known. */
function localeAt(arrival: PostArrival, schools?: Locale): Locale {
  const sent = parseCookie(arrival.header("cookie") ?? "");
  return localeOf({
    chosen: sent[languageCookie],
    persons: sent[personLanguageCookie],
    acceptLanguage: arrival.header("accept-language") ?? null,
    schools,
  });
}

async function postOf(
  arrival: PostArrival,
  school: School,
  params: readonly string[],
  cookies: NewCookie[],
  afterwards: (() => Promise<unknown>)[],
): Promise<Post> {
  const tools = liveTools();
  const sent = parseCookie(arrival.header("cookie") ?? "");
  const names = cookieNames(tools.env.baseScheme === "https");
  const locale = localeAt(arrival, school.locale);
  const network = await hashNetwork(tools, arrival.clientAddress);
  return {
    scope: scopeAt({ ...tools, argon2id: tools.argon2idOf(network) }, school, locale),
    words: wordsIn(locale),
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
  };
}

/** What is neither of the two kinds of form is an empty form: every field of it is missing. */
async function formOf({ body, header }: PostArrival): Promise<FormData> {
  const type = header("content-type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return new FormData();
  try {
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    return new FormData();
  }
}
