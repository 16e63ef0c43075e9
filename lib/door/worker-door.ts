import type { Env } from "../env.ts";
import { isClosedTo } from "./closed-school.ts";
import { isEmptyShell } from "./empty-shell.ts";
import { isForProxiesOnly, isForRuntime, securityHeaders } from "./headers.ts";
import { parseHost } from "./host.ts";
import { doAll, type PostArrival, theHouse } from "./house.ts";
import { meet } from "./meet.ts";
import { PreparedPages, preparedName } from "./prepared-pages.ts";
import { readBody } from "./read-body.ts";
import { cookieLines, readyAnswer } from "./ready-answer.ts";
import { isForPrograms, isReadByPrograms, type Refusal, refusalOf, refusals } from "./refusal.ts";
import { isRoute } from "./routes.ts";
import { type FinishedPage, type PageAnswer, pageFor, pageInstead } from "./show-page.ts";
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
  readonly prepared: PreparedPages<FinishedPage>;
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
  const prepared = new PreparedPages<FinishedPage>(mostPreparedBytes);
  return {
    async receive(request, call, serve) {
      const passage = { ...enter(env, request, call, serve), prepared };
      const answer = pass(passage)
        .catch((error: unknown) => {
          console.error(error);
          return new Response(null, { status: 500 });
        })
        .finally(() => {
          const { afterwards } = passage.visit;
          if (afterwards.length > 0) call.waitUntil(nextTurn().then(() => doAll(afterwards)));
        });
      // Whoever hangs up gets done what they sent: it may hold a place in a queue, or lead a round for others (lib/led-rounds.ts).
      call.waitUntil(answer);
      return seal(passage, await answer);
    },
  };
}

function enter(env: Env, request: Request, call: Call, serve: Passage["serve"]): Omit<Passage, "prepared"> {
  const { pathname, search } = new URL(request.url);
  const visit: Visit = {
    host: parseHost(request.headers.get("host") ?? undefined, env.baseDomain),
    clientAddress: clientAddress(env, request),
    header: headerOf(request),
    lets: noLets(),
    afterwards: [],
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
  const { env, visit, request, url, serve } = passage;
  const refusal = refusalOf({
    method: request.method,
    url,
    header: visit.header,
    ownOrigin: `${env.baseScheme}://${request.headers.get("host")?.toLowerCase()}`,
  });
  if (refusal) return refuse(passage, refusal);
  if (request.method !== "POST") return showUnlessClosed(passage, url);
  if (!isForPrograms(url)) return answerPost(passage);
  return serve(new Request(request, { headers: cleanHeaders(passage) }));
}

/** Answers a form: nothing of Next runs for it, unless a page is to be shown again. */
async function answerPost(passage: Passage): Promise<Response> {
  const { env, visit, request, url } = passage;
  const isByScript = request.headers.get("accept") === "application/json";
  const arrival: PostArrival = {
    host: visit.host,
    path: new URL(request.url).pathname,
    clientAddress: visit.clientAddress,
    readBody: async (mostBytes) => (request.body ? readBody(request.body, mostBytes) : new Uint8Array()),
    isByScript,
    header: visit.header,
  };
  const reply = await duringVisit(visit, () => theHouse().receivePost(arrival));
  if (reply.kind === "refused") return refuse(passage, reply.refusal);
  visit.afterwards.push(...reply.afterwards);
  const ready = readyAnswer(reply, isByScript, url);
  if (!ready) showAgain(visit, reply);
  const answer = ready ? new Response(ready.body, ready) : await showUnlessClosed(passage, url);
  const headers = new Headers(answer.headers);
  for (const line of cookieLines(env, reply.cookies)) headers.append("Set-Cookie", line);
  return new Response(answer.body, { status: answer.status, headers });
}

async function showUnlessClosed(passage: Passage, url: string): Promise<Response> {
  const { visit, request, prepared } = passage;
  if (await isClosedTo(visit, url)) return refuse(passage, "school-closed");
  await meet(visit, url);
  if (isRoute(new URL(request.url).pathname)) return showRoute(passage, url);
  const name = preparedName(visit, { method: request.method, url });
  const known = name && prepared.find(name);
  if (known) return pageAnswer(known);
  const page = await pageFor(visit, url);
  if (name && "html" in page && visit.reply.status === undefined) {
    prepared.keep(name, page, 2 * page.html.length);
  }
  return pageAnswer(page);
}

/** Next answers; where that says nothing to people, a page does. */
async function showRoute(passage: Passage, url: string): Promise<Response> {
  const { visit, request, serve } = passage;
  const headers = cleanHeaders(passage);
  const answer = await serve(new Request(request, { headers, redirect: "manual" }));
  const isEmpty = isEmptyShell(answer.status, answer.headers.get("content-type") ?? "");
  if (!isEmpty || isReadByPrograms(url)) return answer;
  await answer.body?.cancel();
  return pageAnswer(
    await pageInstead(visit, answer.status === 404 ? missingPath : failWith(visit, failureOf(visit))),
  );
}

/** The status is chosen when it is sealed. */
function pageAnswer(page: PageAnswer): Response {
  const noStore = { "Cache-Control": "no-store" };
  if ("leadsTo" in page)
    return new Response(null, { status: 307, headers: { Location: page.leadsTo, ...noStore } });
  const headers = { "Content-Type": "text/html; charset=utf-8", [contentPolicy]: page.contentPolicy };
  return new Response(page.html, { headers: { ...headers, ...noStore } });
}

/** Shows the page that says why, in the visitor's language, instead of what was asked for. */
async function refuse({ visit }: Passage, refusal: Refusal): Promise<Response> {
  visit.reply = { status: refusals[refusal] };
  const answer = pageAnswer(await pageInstead(visit, `/problem/${refusal}`));
  if (refusal === "method-not-allowed") answer.headers.set("Allow", "GET, HEAD, POST");
  return answer;
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
