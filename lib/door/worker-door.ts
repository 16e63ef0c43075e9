import type { Env } from "../env.ts";
import { isClosedTo } from "./closed-school.ts";
import { isEmptyShell } from "./empty-shell.ts";
import { isForProxiesOnly, securityHeaders } from "./headers.ts";
import { parseHost } from "./host.ts";
import { doAll, type PostArrival, theHouse } from "./house.ts";
import { readBody } from "./read-body.ts";
import { cookieLines, readyAnswer } from "./ready-answer.ts";
import { isForPrograms, isReadByPrograms, type Refusal, refusalOf, refusals } from "./refusal.ts";
import { isRouterTree, routerTree } from "./router-tree.ts";
import {
  duringVisit,
  failureOf,
  failWith,
  missingPath,
  newNonce,
  showAgain,
  statusOf,
  type Visit,
} from "./visit.ts";

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
}

export interface WorkerDoor {
  receive(request: Request, call: Call, serve: Passage["serve"]): Promise<Response>;
}

/**
 * The door on workerd, the twin of `nodeDoor`: the same rules in the same
 * order. Files under `/_next/static/` are served before it (public/_headers).
 */
export function workerDoor(env: Env): WorkerDoor {
  return {
    async receive(request, call, serve) {
      const passage = enter(env, request, call, serve);
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

function enter(env: Env, request: Request, call: Call, serve: Passage["serve"]): Passage {
  const { pathname, search } = new URL(request.url);
  const visit: Visit = {
    host: parseHost(request.headers.get("host") ?? undefined, env.baseDomain),
    clientAddress: clientAddress(env, request),
    nonce: newNonce(),
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
    sealed: securityHeaders({ nonce: visit.nonce, isHttps, isDevelopment: false, path: pathname }),
  };
}

async function pass(passage: Passage): Promise<Response> {
  const { env, request, url, serve } = passage;
  const refusal = refusalOf({
    method: request.method,
    url,
    header: (name) => request.headers.get(name) ?? undefined,
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
    header: (name) => request.headers.get(name) ?? undefined,
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
  return isClosed ? refuse(passage, "school-closed") : showPage(passage, url);
}

/** Where Next fails to make the page, or there is nothing, it answers with a shell that says nothing without script: another page says why. */
async function showPage(passage: Passage, url: string): Promise<Response> {
  const { visit, serve } = passage;
  const answer = await serve(pageRequest(passage, url));
  const isEmpty = isEmptyShell(answer.status, answer.headers.get("content-type") ?? "");
  if (!isEmpty || isReadByPrograms(url)) return answer;
  await answer.body?.cancel();
  const instead = answer.status === 404 ? missingPath : failWith(visit, failureOf(visit));
  return serve(pageRequest(passage, instead));
}

/** Shows the page that says why, in the visitor's language, instead of what was asked for. */
async function refuse(passage: Passage, refusal: Refusal): Promise<Response> {
  passage.visit.reply = { status: refusals[refusal] };
  const answer = await showPage(passage, `/problem/${refusal}`);
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
    for (const name of ["content-length", "content-type", "transfer-encoding", "rsc"]) headers.delete(name);
  return new Request(new URL(url, passage.request.url), {
    method: isPost ? "GET" : passage.request.method,
    headers,
    redirect: "manual",
  });
}

/** What no client may say is taken out, and what Next has to know is put in. */
function cleanHeaders({ request, sealed }: Passage): Headers {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (isForProxiesOnly(name)) headers.delete(name);
  // There are no server actions to call.
  headers.delete("next-action");
  if (!isRouterTree(headers.get(routerTree) ?? undefined)) headers.delete(routerTree);
  // Next takes the nonce of its own scripts from here.
  headers.set("content-security-policy", sealed["Content-Security-Policy"] ?? "");
  return headers;
}

/** Sets what every answer carries. Next knows no way for a page to choose its status: it is chosen here. */
function seal({ visit, sealed }: Passage, answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("x-opennext")) headers.delete(name);
  for (const [name, value] of Object.entries(sealed)) headers.set(name, value);
  // A redirect may be kept by a browser, address and all.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const { retryAfterSeconds } = visit.reply;
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(retryAfterSeconds));
  return new Response(answer.body, { status: statusOf(visit, answer.status), headers });
}

/** The last entry of the header that the platform sets: clients can't. */
function clientAddress({ clientIpHeader }: Env, request: Request): string {
  const named = clientIpHeader && request.headers.get(clientIpHeader);
  return named?.split(",").at(-1)?.trim() || "unknown";
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
