import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "../env.ts";
import { isClosedTo } from "./closed-school.ts";
import { isEmptyShell } from "./empty-shell.ts";
import { isForProxiesOnly, isForRuntime, securityHeaders } from "./headers.ts";
import { parseHost } from "./host.ts";
import { doAll, type Work } from "./house.ts";
import { areKeysWanted } from "./keys-wanted.ts";
import { meet } from "./meet.ts";
import { letOut } from "./next-answer.ts";
import { type CompressedPage, compressed, sendPage } from "./node-pages.ts";
import { handlePost } from "./node-posts.ts";
import { becomeGet, clientAddress, headerOf, pathOf } from "./node-request.ts";
import type { VisitResponse } from "./node-response.ts";
import { PreparedPages, preparedName } from "./prepared-pages.ts";
import { isForPrograms, isReadByPrograms, type Refusal, refusalOf, refusals } from "./refusal.ts";
import { isDevelopmentRoute, isFile, isRoute } from "./routes.ts";
import { pageFor, pageInstead } from "./show-page.ts";
import { duringVisit, failureOf, failWith, missingPath, noLets, type Visit } from "./visit.ts";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface NodeDoor {
  readonly receive: (req: IncomingMessage, res: VisitResponse) => Promise<void>;
  /** Resolves when all work that was left for after an answer is done. */
  readonly settled: () => Promise<void>;
}

/** What comes before an answer in development. @returns whether the door is to answer; else an answer has gone out. */
export type Development = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;

/**
 * The door on Node: every request passes here before Next sees it.
 *
 * @param handle Next's own handler: for its routes and for files.
 * @param development null in production.
 */
export function nodeDoor(env: Env, handle: Handle, development: Development | null): NodeDoor {
  const isDevelopment = development !== null;
  const prepared = new PreparedPages<CompressedPage>(isDevelopment ? 0 : mostPreparedBytes);
  const underWay = new Set<Promise<unknown>>();
  const afterwards = (res: ServerResponse, work: Work) => {
    const start = () => {
      const all = doAll(work);
      underWay.add(all);
      void all.finally(() => underWay.delete(all));
    };
    if (work.length === 0) return;
    // Whoever left before the answer gets their mail all the same.
    if (res.closed) start();
    else res.once("close", start);
  };
  return {
    settled: async () => void (await Promise.all(underWay)),
    async receive(req, res) {
      const visit = arrive(env, isDevelopment, req, res);
      try {
        if (!development || (await development(req, res))) await pass(req, res, visit);
      } finally {
        afterwards(res, visit.afterwards);
      }
    },
  };

  async function pass(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    const refusal = refusalOf({
      method: req.method ?? "",
      url: req.url ?? "",
      header: visit.header,
      ownOrigin: `${env.baseScheme}://${req.headers.host?.toLowerCase()}`,
    });
    if (refusal) {
      refuse(req, res, visit, refusal);
    } else if (req.method === "POST" && !isForPrograms(req.url ?? "")) {
      const handled = await handlePost(env, req, res, visit);
      if (handled.status === "answered") return;
      if (handled.status === "refused") refuse(req, res, visit, handled.refusal);
    }
    if (await isClosedTo(visit, req.url ?? "")) refuse(req, res, visit, "school-closed");
    await meet(visit, req.url ?? "");
    if (isRoute(pathOf(req)) || (isDevelopment && isDevelopmentRoute(pathOf(req))))
      await showRoute(req, res, visit);
    else await showPage(req, res, visit);
  }

  async function showPage(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    const url = req.url ?? "";
    const name = preparedName(visit, { method: req.method, url });
    const known = name && prepared.find(name);
    if (known) return sendPage(req, res, known);
    const page = await pageFor(visit, url);
    const isKept = name && "html" in page && visit.reply.status === undefined;
    const sent = isKept ? compressed(page) : page;
    if (isKept && "gzip" in sent) prepared.keep(name, sent, sent.gzip.length);
    sendPage(req, res, sent);
  }

  /** Next answers; where that says nothing to people, a page does. */
  async function showRoute(req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> {
    const url = req.url ?? "";
    const answer = () => duringVisit(visit, () => handle(req, res));
    if (isReadByPrograms(url)) return answer();
    const { "accept-encoding": acceptEncoding } = req.headers;
    // Next would send what it makes in pieces, each compressed by itself; its files it may.
    if (!isFile.test(url)) delete req.headers["accept-encoding"];
    // A part of a file is of no use, and Next fails where it can't give that.
    for (const name of ["range", "if-range", "if-match", "if-unmodified-since"]) delete req.headers[name];
    const dropped = await letOut(res, answer, {
      isEmpty: isEmptyShell,
      // A file has the name of its contents; at the edge public/_headers says the same.
      cacheControl: isFile.test(url) ? "public, max-age=31536000, immutable" : null,
    });
    if (dropped === null) return;
    req.headers["accept-encoding"] = acceptEncoding;
    sendPage(
      req,
      res,
      await pageInstead(visit, dropped === 404 ? missingPath : failWith(visit, failureOf(visit))),
    );
  }
}

/** For as many pages of two thousand schools as are asked for in a while. */
const mostPreparedBytes = 64 * 1024 * 1024;

/** Takes from the request what no client may say, and sets what every answer carries. */
function arrive(env: Env, isDevelopment: boolean, req: IncomingMessage, res: VisitResponse): Visit {
  const visit: Visit = {
    host: parseHost(req.headers.host, env.baseDomain),
    clientAddress: clientAddress(env, req),
    header: (name) => headerOf(req, name),
    lets: noLets(),
    afterwards: [],
    showsKeys: (isDevelopment || env.isDemo) && areKeysWanted(req.url ?? "", headerOf(req, "cookie") ?? ""),
    reply: {},
  };
  for (const name of Object.keys(req.headers)) {
    if (isForProxiesOnly(name) || isForRuntime(name)) delete req.headers[name];
  }
  // There a script changes while its page stands: it has no hash.
  if (isDevelopment) visit.lets.scripts.add("self");
  const isHttps = env.baseScheme === "https";
  const headers = securityHeaders({ isHttps, isDevelopment, path: pathOf(req) });
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.visit = visit;
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
