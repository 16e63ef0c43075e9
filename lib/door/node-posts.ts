import type { IncomingMessage, ServerResponse } from "node:http";
import { stringifySetCookie } from "cookie";
import type { Env } from "../env.ts";
import type { NewCookie } from "../forms/answer-post.ts";
import { becomeGet, headerOf, pathOf } from "./node-request.ts";
import { type PostReply, postReceiver } from "./posts.ts";
import { readBody } from "./read-body.ts";
import type { Refusal } from "./refusal.ts";
import type { Visit } from "./visit.ts";

export type HandledPost =
  /** The answer has gone out. */
  | { readonly status: "answered"; readonly afterwards: Work }
  /** The page is to be shown, with what became of the form. */
  | { readonly status: "page"; readonly afterwards: Work }
  | { readonly status: "refused"; readonly refusal: Refusal };

type Work = readonly (() => Promise<unknown>)[];
type PageReply = Extract<PostReply, { kind: "page" }>;

/** Answers a form: nothing of Next runs for it, unless a page is to be shown again. */
export async function handlePost(
  env: Env,
  req: IncomingMessage,
  res: ServerResponse,
  visit: Visit,
): Promise<HandledPost> {
  const body = await readBody(req);
  if (!body) return { status: "refused", refusal: "too-large" };
  const isByScript = headerOf(req, "accept") === "application/json";
  const reply = await postReceiver()({
    host: visit.host,
    path: decodeURIComponent(pathOf(req)),
    clientAddress: visit.clientAddress,
    body,
    isByScript,
    header: (name) => headerOf(req, name),
  });
  if (reply.kind === "not-for-posts") return { status: "refused", refusal: "method-not-allowed" };
  setCookies(env, res, reply.cookies);
  const { afterwards } = reply;
  if (isByScript) {
    answerScript(res, reply);
    return { status: "answered", afterwards };
  }
  const isLedOn = leadOn(req, res, reply);
  if (!isLedOn) showAgain(req, visit, reply);
  return { status: isLedOn ? "answered" : "page", afterwards };
}

/** Always 200: the state says what is wrong, and a browser would log any other status as a fault of the page. */
function answerScript(res: ServerResponse, { state }: PageReply): void {
  res.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  res.end(JSON.stringify(state ?? null));
}

/** To the next page, so that reloading it posts nothing again (RFC 9110, 15.4.4). */
function leadOn(req: IncomingMessage, res: ServerResponse, { state }: PageReply): boolean {
  const goTo = state ? state.goTo : req.url;
  if (goTo) res.writeHead(303, { Location: goTo, "Cache-Control": "no-store" }).end();
  return Boolean(goTo);
}

function showAgain(req: IncomingMessage, visit: Visit, reply: PageReply): void {
  visit.answered = reply.state;
  visit.pressedLanguage = reply.pressedLanguage;
  visit.reply = { status: reply.status, retryAfterSeconds: reply.retryAfterSeconds };
  becomeGet(req, req.url ?? "/");
}

/** `Lax`, because a `Strict` cookie stays behind on the first hop from webmail. */
function setCookies(env: Env, res: ServerResponse, cookies: readonly NewCookie[]): void {
  if (cookies.length === 0) return;
  const lines = cookies.map(({ name, value, maxAgeSeconds }) =>
    stringifySetCookie(name, value, {
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure: env.baseScheme === "https",
      ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
    }),
  );
  res.setHeader("Set-Cookie", lines);
}
