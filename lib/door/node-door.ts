import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "../env.ts";
import { isClosedTo } from "./closed-school.ts";
import { isForProxiesOnly, securityHeaders } from "./headers.ts";
import { parseHost } from "./host.ts";
import { doAll, type Work } from "./house.ts";
import { areKeysWanted } from "./keys-wanted.ts";
import { replaceFailure, requestInstead } from "./node-failure.ts";
import { handlePost } from "./node-posts.ts";
import { becomeGet, clientAddress, headerOf, pathOf } from "./node-request.ts";
import { isForPrograms, isReadByPrograms, type Refusal, refusalOf, refusals } from "./refusal.ts";
import { isRouterTree, routerTree } from "./router-tree.ts";
import { duringVisit, failureOf, failWith, missingPath, newNonce, statusOf, type Visit } from "./visit.ts";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface NodeDoor {
  readonly receive: Handle;
  /** Resolves when all work that was left for after an answer is done. */
  readonly settled: () => Promise<void>;
}

/**
 * The door on Node: every request passes here before Next sees it.
 *
 * @param handle Next's own handler, for pages and for what programs call.
 */
export function nodeDoor(env: Env, isDevelopment: boolean, handle: Handle): NodeDoor {
  const underWay = new Set<Promise<unknown>>();
  const afterwards = (res: ServerResponse, work: Work) => {
    const start = () => {
      const all = doAll(work);
      underWay.add(all);
      void all.finally(() => underWay.delete(all));
    };
    // Whoever left before the answer gets their mail all the same.
    if (res.closed) start();
    else res.once("close", start);
  };
  return {
    settled: async () => void (await Promise.all(underWay)),
    async receive(req, res) {
      const visit = arrive(env, isDevelopment, req, res);
      const refusal = refusalOf({
        method: req.method ?? "",
        url: req.url ?? "",
        header: (name) => headerOf(req, name),
        ownOrigin: `${env.baseScheme}://${req.headers.host?.toLowerCase()}`,
      });
      if (refusal) {
        refuse(req, res, visit, refusal);
      } else if (req.method === "POST" && !isForPrograms(req.url ?? "")) {
        const handled = await handlePost(env, req, res, visit);
        if (handled.status === "refused") refuse(req, res, visit, handled.refusal);
        else afterwards(res, handled.afterwards);
        if (handled.status === "answered") return;
      }
      if (await isClosedTo(visit, req.url ?? "")) refuse(req, res, visit, "school-closed");
      if (!isDevelopment && !isReadByPrograms(req.url ?? "")) {
        replaceFailure(res, (status) => {
          const instead = requestInstead(
            req,
            status === 404 ? missingPath : failWith(visit, failureOf(visit)),
          );
          return duringVisit(visit, () => handle(instead, res));
        });
      }
      await duringVisit(visit, () => handle(req, res));
    },
  };
}

/** Takes from the request what no client may say, and sets what every answer carries. */
function arrive(env: Env, isDevelopment: boolean, req: IncomingMessage, res: ServerResponse): Visit {
  const visit: Visit = {
    host: parseHost(req.headers.host, env.baseDomain),
    clientAddress: clientAddress(env, req),
    nonce: newNonce(),
    showsKeys: (isDevelopment || env.isDemo) && areKeysWanted(req.url ?? "", headerOf(req, "cookie") ?? ""),
    reply: {},
  };
  for (const name of Object.keys(req.headers)) {
    if (isForProxiesOnly(name) && !(isDevelopment && name.startsWith("x-nextjs-"))) delete req.headers[name];
  }
  // There are no server actions to call.
  delete req.headers["next-action"];
  if (!isRouterTree(headerOf(req, routerTree))) delete req.headers[routerTree];
  const isHttps = env.baseScheme === "https";
  const headers = securityHeaders({ nonce: visit.nonce, isHttps, isDevelopment, path: pathOf(req) });
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  // Next takes the nonce of its own scripts from here.
  req.headers["content-security-policy"] = headers["Content-Security-Policy"];
  applyReply(res, visit);
  return visit;
}

/** Shows the page that says why, in the visitor's language, instead of what was asked for. */
function refuse(req: IncomingMessage, res: ServerResponse, visit: Visit, refusal: Refusal): void {
  visit.reply = { status: refusals[refusal] };
  if (refusal === "method-not-allowed") res.setHeader("Allow", "GET, HEAD, POST");
  // What is left of the body is not wanted, and the connection can't be used again.
  if (!req.complete) res.setHeader("Connection", "close");
  becomeGet(req, `/problem/${refusal}`);
}

/** Next knows no way for a page to choose its status: the head is written here. */
function applyReply(res: ServerResponse, visit: Visit): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    const { retryAfterSeconds } = visit.reply;
    // A redirect may be kept by a browser, address and all.
    if (!res.hasHeader("cache-control")) res.setHeader("Cache-Control", "no-store");
    if (retryAfterSeconds !== undefined) res.setHeader("Retry-After", String(retryAfterSeconds));
    return writeHead(statusOf(visit, status), ...rest);
  }) as typeof res.writeHead;
}
