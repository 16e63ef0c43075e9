import type { IncomingMessage, ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { headerOf } from "./node-request.ts";
import type { PageAnswer } from "./show-page.ts";

/** A page as it is kept, and nearly always sent. */
export interface CompressedPage {
  readonly gzip: Buffer;
  readonly contentPolicy: string;
}

export type CompressedAnswer = CompressedPage | Extract<PageAnswer, { leadsTo: string }>;

export function compressed(answer: PageAnswer): CompressedAnswer {
  if ("leadsTo" in answer) return answer;
  return { gzip: gzipSync(answer.html), contentPolicy: answer.contentPolicy };
}

/** Sends this visitor a page, compressed if their browser reads that, or sends them elsewhere. */
export function sendPage(req: IncomingMessage, res: ServerResponse, answer: CompressedAnswer): void {
  res.setHeader("Cache-Control", "no-store");
  if ("leadsTo" in answer) return void res.writeHead(307, { Location: answer.leadsTo }).end();
  const isGzip = acceptsGzip(headerOf(req, "accept-encoding"));
  res.setHeader("Content-Security-Policy", answer.contentPolicy);
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.setHeader("Vary", "Accept-Encoding");
  if (isGzip) res.setHeader("Content-Encoding", "gzip");
  if (req.method === "HEAD") return void res.end();
  const body = isGzip ? answer.gzip : gunzipSync(answer.gzip);
  res.setHeader("Content-Length", body.length);
  res.end(body);
}

/** RFC 9110, 12.5.3. */
function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding ?? "");
}
