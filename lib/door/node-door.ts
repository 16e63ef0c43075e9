import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { stringifySetCookie } from "cookie";
import type { Env } from "../env.ts";
import type { NewCookie } from "../forms/answer-post.ts";
import { isForProxiesOnly, securityHeaders } from "./headers.ts";
import { parseHost } from "./host.ts";
import { type PostReply, postReceiver } from "./posts.ts";
import { readBody } from "./read-body.ts";
import { isForPrograms, type Refusal, refusalOf, refusals } from "./refusal.ts";
import { duringVisit, type Visit } from "./visit.ts";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface NodeDoor {
  readonly receive: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Resolves when all work that was left for after an answer is done. */
  readonly settled: () => Promise<void>;
}

/** The door on Node: every request passes here before Next sees it. */
export function nodeDoor(env: Env, isDevelopment: boolean, handle: Handle): NodeDoor {
  const underWay = new Set<Promise<unknown>>();
  const afterwards: Afterwards = (res, work) => {
    res.once("close", () => {
      const all = Promise.all(work.map((each) => each().catch(reportFailure)));
      underWay.add(all);
      void all.finally(() => underWay.delete(all));
    });
  };
  return {
    settled: async () => void (await Promise.all(underWay)),
    async receive(req, res) {
      const visit = arrive(env, isDevelopment, req, res);
      const isFinished = await beforePages(env, req, res, visit, afterwards);
      if (!isFinished) await duringVisit(visit, () => handle(req, res));
    },
  };
}

type Afterwards = (res: ServerResponse, work: readonly (() => Promise<unknown>)[]) => void;

function reportFailure(error: unknown): void {
  // The sweeper does again what failed here.
  console.error("Work after an answer failed.", error);
}

/** Takes from the request what no client may say, and sets what every answer carries. */
function arrive(env: Env, isDevelopment: boolean, req: IncomingMessage, res: ServerResponse): Visit {
  const visit: Visit = {
    host: parseHost(req.headers.host, env.baseDomain),
    clientAddress: clientAddress(env, req),
    nonce: randomBytes(16).toString("base64"),
    reply: {},
  };
  for (const name of Object.keys(req.headers)) {
    if (isForProxiesOnly(name) && !(isDevelopment && name.startsWith("x-nextjs-"))) delete req.headers[name];
  }
  const isHttps = env.baseScheme === "https";
  const headers = securityHeaders({ nonce: visit.nonce, isHttps, isDevelopment, path: pathOf(req) });
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  // Next takes the nonce of its own scripts from here.
  req.headers["content-security-policy"] = headers["Content-Security-Policy"];
  applyReply(res, visit);
  return visit;
}

/** @returns true when the answer has gone out already. */
async function beforePages(
  env: Env,
  req: IncomingMessage,
  res: ServerResponse,
  visit: Visit,
  afterwards: Afterwards,
): Promise<boolean> {
  const refusal = refusalOf({
    method: req.method ?? "",
    url: req.url ?? "",
    header: (name) => headerOf(req, name),
    ownOrigin: `${env.baseScheme}://${req.headers.host?.toLowerCase()}`,
  });
  if (refusal) refuse(req, res, visit, refusal);
  if (refusal || req.method !== "POST" || isForPrograms(req.url ?? "")) return false;

  const body = await readBody(req);
  if (!body) {
    refuse(req, res, visit, "too-large");
    return false;
  }
  const isByScript = headerOf(req, "accept") === "application/json";
  const reply = await postReceiver()({
    host: visit.host,
    path: decodeURIComponent(pathOf(req)),
    clientAddress: visit.clientAddress,
    body,
    isByScript,
    header: (name) => headerOf(req, name),
  });
  if (reply.kind === "not-for-posts") {
    refuse(req, res, visit, "method-not-allowed");
    return false;
  }
  setCookies(env, res, reply.cookies);
  afterwards(res, reply.afterwards);
  return isByScript ? answerScript(res, reply) : answerBrowser(req, res, visit, reply);
}

type PageReply = Extract<PostReply, { kind: "page" }>;

/** Always 200: the state says what is wrong, and a browser would log any other status as a fault of the page. */
function answerScript(res: ServerResponse, { state }: PageReply): true {
  res.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  res.end(JSON.stringify(state ?? null));
  return true;
}

/** Leads on to the next page (RFC 9110, 15.4.4), or shows the page again with what became of the form. */
function answerBrowser(req: IncomingMessage, res: ServerResponse, visit: Visit, reply: PageReply): boolean {
  const goTo = reply.state ? reply.state.goTo : req.url;
  if (goTo) {
    res.writeHead(303, { Location: goTo, "Cache-Control": "no-store" }).end();
    return true;
  }
  visit.answered = reply.state;
  visit.pressedLanguage = reply.pressedLanguage;
  visit.reply = { status: reply.status, retryAfterSeconds: reply.retryAfterSeconds };
  becomeGet(req, req.url ?? "/");
  return false;
}

/** Shows the page that says why, in the visitor's language, instead of what was asked for. */
function refuse(req: IncomingMessage, res: ServerResponse, visit: Visit, refusal: Refusal): void {
  visit.reply = { status: refusals[refusal] };
  if (refusal === "method-not-allowed") res.setHeader("Allow", "GET, HEAD, POST");
  // What is left of the body is not wanted, and the connection can't be used again.
  if (!req.complete) res.setHeader("Connection", "close");
  becomeGet(req, `/problem/${refusal}`);
}

function becomeGet(req: IncomingMessage, url: string): void {
  req.method = "GET";
  req.url = url;
  for (const name of ["content-length", "content-type", "transfer-encoding", "next-action", "rsc"]) {
    delete req.headers[name];
  }
}

/** Next knows no way for a page to choose its status: the head is written here. */
function applyReply(res: ServerResponse, visit: Visit): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    const { status: chosen, retryAfterSeconds } = visit.reply;
    if (retryAfterSeconds !== undefined) res.setHeader("Retry-After", String(retryAfterSeconds));
    return writeHead(status === 200 && chosen !== undefined ? chosen : status, ...rest);
  }) as typeof res.writeHead;
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

/** The socket's address, or the header that the operator's own proxy sets: its last entry is that proxy's word. */
function clientAddress(env: Env, req: IncomingMessage): string {
  const named = env.clientIpHeader === null ? undefined : headerOf(req, env.clientIpHeader);
  return named?.split(",").at(-1)?.trim() || req.socket.remoteAddress || "unknown";
}

function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?", 1)[0] ?? "/";
}
