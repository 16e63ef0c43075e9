import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "../env.ts";
import { type PostArrival, theHouse } from "./house.ts";
import { becomeGet, headerOf, pathOf } from "./node-request.ts";
import { readBody } from "./read-body.ts";
import { cookieLines, readyAnswer } from "./ready-answer.ts";
import type { Refusal } from "./refusal.ts";
import { duringVisit, showAgain, type Visit } from "./visit.ts";

export type HandledPost =
  /** The answer has gone out. */
  | { readonly status: "answered" }
  /** The page is to be shown, with what became of the form. */
  | { readonly status: "page" }
  | { readonly status: "refused"; readonly refusal: Refusal };

/** Answers a form: nothing of Next runs for it, unless a page is to be shown again. */
export async function handlePost(
  env: Env,
  req: IncomingMessage,
  res: ServerResponse,
  visit: Visit,
): Promise<HandledPost> {
  const isByScript = headerOf(req, "accept") === "application/json";
  const arrival: PostArrival = {
    host: visit.host,
    path: pathOf(req),
    clientAddress: visit.clientAddress,
    readBody: (mostBytes) => readBody(req, mostBytes),
    isByScript,
    header: visit.header,
  };
  const reply = await duringVisit(visit, () => theHouse().receivePost(arrival));
  if (reply.kind === "refused") return { status: "refused", refusal: reply.refusal };
  visit.afterwards.push(...reply.afterwards);
  // It was answered without being read: the connection can't be used again.
  if (!req.complete) res.setHeader("Connection", "close");
  if (reply.cookies.length > 0) res.setHeader("Set-Cookie", cookieLines(env, reply.cookies));
  const ready = readyAnswer(reply, isByScript, req.url ?? "/");
  if (ready) {
    res.writeHead(ready.status, ready.headers).end(ready.body ?? undefined);
    return { status: "answered" };
  }
  showAgain(visit, reply);
  becomeGet(req, req.url ?? "/");
  return { status: "page" };
}
