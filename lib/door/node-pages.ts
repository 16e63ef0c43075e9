import type { IncomingMessage, ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { headerOf } from "./node-request.ts";
import type { FinishedPage, PageAnswer } from "./show-page.ts";

/** A page as it is kept, and nearly always sent. */
export interface CompressedPage {
  readonly gzip: Buffer;
  readonly contentPolicy: string;
}

/** What zlib returns is a part of a larger piece of memory, all of which would be kept with it. */
export function compressed({ html, contentPolicy }: FinishedPage): CompressedPage {
  const { buffer } = new Uint8Array(gzipSync(html));
  return { gzip: Buffer.from(buffer), contentPolicy };
}

/** Sends this visitor a page, compressed if their browser reads that, or sends them elsewhere. */
export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  answer: PageAnswer | CompressedPage,
): void {
  res.setHeader("Cache-Control", "no-store");
  if ("leadsTo" in answer) return void res.writeHead(307, { Location: answer.leadsTo }).end();
  const isGzip = acceptsGzip(headerOf(req, "accept-encoding"));
  res.setHeader("Content-Security-Policy", answer.contentPolicy);
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.setHeader("Vary", "Accept-Encoding");
  if (isGzip) res.setHeader("Content-Encoding", "gzip");
  if (req.method === "HEAD") return void res.end();
  const body = isGzip ? gzipOf(answer) : htmlOf(answer);
  res.setHeader("Content-Length", body.length);
  res.end(body);
}

function gzipOf(page: FinishedPage | CompressedPage): Buffer {
  return "gzip" in page ? page.gzip : gzipSync(page.html);
}

function htmlOf(page: FinishedPage | CompressedPage): Buffer {
  return "gzip" in page ? gunzipSync(page.gzip) : Buffer.from(page.html);
}

/** RFC 9110, 12.5.3. */
function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding ?? "");
}
