import type { Env } from "../env.ts";
import { isClosedTo } from "./closed-school.ts";
import { isEmptyShell } from "./empty-shell.ts";
import { finishPage } from "./finish-page.ts";
import {
  isForProxiesOnly,
  isForRuntime,
  isShownWithinPage,
  pageContentPolicy,
  securityHeaders,
} from "./headers.ts";
import { parseHost } from "./host.ts";
import { doAll, type PostArrival, theHouse } from "./house.ts";
import { meet } from "./meet.ts";
import { PreparedPages, preparedName } from "./prepared-pages.ts";
import { readBody } from "./read-body.ts";
import { cookieLines, readyAnswer } from "./ready-answer.ts";
import { isForPrograms, isReadByPrograms, type Refusal, refusalOf, refusals } from "./refusal.ts";
import {
  duringVisit,
  failureOf,
  failWith,
  missingPath,
  noLets,
  showAgain,
  statusOf,
  type Visit,
} from "./visit.ts";

const contentPolicy = "Content-Security-Policy";

/** What workerd hands over with a request. */
export interface Call {
  /** Keeps the call alive until this is done, even when the visitor has hung up. */
  waitUntil(work: Promise<unknown>): void;
}

/** One request on its way through the door. */
interface Passage {
  readonly env: Env;
  readonly call: Call;
  readonly visit: Visit;
  readonly request: Request;
  /** Path and query. */
  readonly url: string;
  /** Has Next answer a request as part of this visit. */
  readonly serve: (request: Request) => Promise<Response>;
  readonly sealed: Readonly<Record<string, string>>;
  readonly prepared: PreparedPages<Page>;
}

/** A page as it is kept; what lies before a worker compresses it. */
interface Page {
  readonly html: string;
  readonly policy: string;
}

/** An isolate has 128 MB for all that it does. */
const mostPreparedBytes = 8 * 1024 * 1024;

export interface WorkerDoor {
  receive(request: Request, call: Call, serve: Passage["serve"]): Promise<Response>;
}

/**
 * The door on workerd, the twin of `nodeDoor`: the same rules in the same
 * order. Files under `/_next/static/` are served before it (public/_headers).
 */
export function workerDoor(env: Env): WorkerDoor {
  const prepared = new PreparedPages<Page>(mostPreparedBytes);
  return {
    async receive(request, call, serve) {
      const passage = { ...enter(env, request, call, serve), prepared };
      const answer = pass(passage).catch((error: unknown) => {
        console.error(error);
        return new Response(null, { status: 500 });
      });
      // Whoever hangs up gets done what they sent: it may hold a place in a queue.
      if (request.method === "POST") call.waitUntil(answer);
      return seal(passage, await answer);
    },
  };
}

function enter(env: Env, request: Request, call: Call, serve: Passage["serve"]): Omit<Passage, "prepared"> {
  const { pathname, search } = new URL(request.url);
  const visit: Visit = {
    host: parseHost(request.headers.get("host") ?? undefined, env.baseDomain),
    clientAddress: clientAddress(env, request),
    lets: noLets(),
    reply: {},
  };
  const isHttps = env.baseScheme === "https";
  return {
    env,
    call,
    visit,
    request,
    url: pathname + search,
    serve: (of) => duringVisit(visit, () => serve(of)),
    sealed: securityHeaders({ isHttps, isDevelopment: false, path: pathname }),
  };
}

async function pass(passage: Passage): Promise<Response> {
  const { env, request, url, serve } = passage;
  const refusal = refusalOf({
    method: request.method,
    url,
    header: headerOf(request),
    ownOrigin: `${env.baseScheme}://${request.headers.get("host")?.toLowerCase()}`,
  });
  if (refusal) return refuse(passage, refusal);
  if (request.method !== "POST") return showUnlessClosed(passage, url);
  if (!isForPrograms(url)) return answerPost(passage);
  return serve(new Request(request, { headers: cleanHeaders(passage) }));
}

/** Answers a form: nothing of Next runs for it, unless a page is to be shown again. */
async function answerPost(passage: Passage): Promise<Response> {
  const { env, visit, request, url, call } = passage;
  const isByScript = request.headers.get("accept") === "application/json";
  const arrival: PostArrival = {
    host: visit.host,
    path: new URL(request.url).pathname,
    clientAddress: visit.clientAddress,
    readBody: async (mostBytes) => (request.body ? readBody(request.body, mostBytes) : new Uint8Array()),
    isByScript,
    header: headerOf(request),
  };
  const reply = await duringVisit(visit, () => theHouse().receivePost(arrival));
  if (reply.kind === "refused") return refuse(passage, reply.refusal);
  call.waitUntil(nextTurn().then(() => doAll(reply.afterwards)));
  const ready = readyAnswer(reply, isByScript, url);
  if (!ready) showAgain(visit, reply);
  const answer = ready ? new Response(ready.body, ready) : await showUnlessClosed(passage, url);
  const headers = new Headers(answer.headers);
  for (const line of cookieLines(env, reply.cookies)) headers.append("Set-Cookie", line);
  return new Response(answer.body, { status: answer.status, headers });
}

async function showUnlessClosed(passage: Passage, url: string): Promise<Response> {
  const isClosed = await isClosedTo(passage.visit, url);
  if (isClosed) return refuse(passage, "school-closed");
  const { visit, request, prepared } = passage;
  await meet(visit, url, headerOf(request));
  const name = preparedName(visit, { method: request.method, url });
  const known = name && prepared.find(name);
  if (known) return pageAnswer(known, 200);
  const shown = await showPage(passage, url);
  if (name && shown.page && shown.answer.status === 200)
    prepared.keep(name, shown.page, 2 * shown.page.html.length);
  return shown.answer;
}

/** Where Next fails to make the page, or there is nothing, it answers with a shell that says nothing without script: another page says why. */
async function showPage(passage: Passage, url: string): Promise<Shown> {
  const { visit, serve } = passage;
  const answer = await serve(pageRequest(passage, url));
  const isEmpty = isEmptyShell(answer.status, answer.headers.get("content-type") ?? "");
  if (!isEmpty && isShownWithinPage(new URL(url, passage.request.url).pathname)) return { answer };
  if (!isEmpty || isReadByPrograms(url)) return finish(visit, answer);
  await answer.body?.cancel();
  const instead = answer.status === 404 ? missingPath : failWith(visit, failureOf(visit));
  await meet(visit, instead, headerOf(passage.request));
  return finish(visit, await serve(pageRequest(passage, instead)));
}

interface Shown {
  readonly answer: Response;
  /** Where it is one. */
  readonly page?: Page;
}

/** What is no page goes out as it is. */
async function finish(visit: Visit, made: Response): Promise<Shown> {
  if (!made.headers.get("content-type")?.startsWith("text/html")) return { answer: made };
  const page = { html: finishPage(await made.text()), policy: pageContentPolicy(visit.lets) };
  return { page, answer: pageAnswer(page, made.status, made.headers.get("location")) };
}

/** Of Next's headers only where it leads: a page that is kept has no others, and they are to be the same. */
function pageAnswer({ html, policy }: Page, status: number, location?: string | null): Response {
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    [contentPolicy]: policy,
  });
  if (location) headers.set("Location", location);
  return new Response(html, { status, headers });
}

/** Shows the page that says why, in the visitor's language, instead of what was asked for. */
async function refuse(passage: Passage, refusal: Refusal): Promise<Response> {
  const { visit, request } = passage;
  visit.reply = { status: refusals[refusal] };
  await meet(visit, `/problem/${refusal}`, headerOf(request));
  const { answer } = await showPage(passage, `/problem/${refusal}`);
  if (refusal !== "method-not-allowed") return answer;
  const headers = new Headers(answer.headers);
  headers.set("Allow", "GET, HEAD, POST");
  return new Response(answer.body, { status: answer.status, headers });
}

/** A request for a page, by whatever method it came. */
function pageRequest(passage: Passage, url: string): Request {
  const headers = cleanHeaders(passage);
  const isPost = passage.request.method !== "GET" && passage.request.method !== "HEAD";
  if (isPost)
    for (const name of ["content-length", "content-type", "transfer-encoding"]) headers.delete(name);
  return new Request(new URL(url, passage.request.url), {
    method: isPost ? "GET" : passage.request.method,
    headers,
    redirect: "manual",
  });
}

/** What no client may say is taken out. */
function cleanHeaders({ request }: Passage): Headers {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()])
    if (isForProxiesOnly(name) || isForRuntime(name)) headers.delete(name);
  return headers;
}

/** Sets what every answer carries. Next knows no way for a page to choose its status: it is chosen here. */
function seal({ visit, sealed }: Passage, answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("x-opennext")) headers.delete(name);
  for (const [name, value] of Object.entries(sealed)) {
    // A page has brought its own, wider one.
    if (name !== contentPolicy || !headers.has(name)) headers.set(name, value);
  }
  // A redirect may be kept by a browser, address and all.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const { retryAfterSeconds } = visit.reply;
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(retryAfterSeconds));
  return new Response(answer.body, { status: statusOf(visit, answer.status), headers });
}

const headerOf = (request: Request) => (name: string) => request.headers.get(name) ?? undefined;

/** The last entry of the header that the platform sets: clients can't. */
function clientAddress({ clientIpHeader }: Env, request: Request): string {
  const named = clientIpHeader && request.headers.get(clientIpHeader);
  return named?.split(",").at(-1)?.trim() || "unknown";
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
