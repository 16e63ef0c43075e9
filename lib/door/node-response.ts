import { statusOf, type Visit } from "./visit.ts";

const { ServerResponse } = process.getBuiltinModule("node:http");

/**
 * An answer that the server makes for each request and the door gives its
 * visit: whoever writes its head, the visit's status and headers are in it.
 * A method of its own for each answer would do the same, but V8 then holds
 * every answer for the sake of the one before it until a full collection.
 */
export class VisitResponse extends ServerResponse {
  visit: Visit | null = null;

  override writeHead(status: number, ...rest: unknown[]): this {
    if (this.visit) {
      const { retryAfterSeconds } = this.visit.reply;
      // A redirect may be kept by a browser, address and all.
      if (!this.hasHeader("cache-control")) this.setHeader("Cache-Control", "no-store");
      if (retryAfterSeconds !== undefined) this.setHeader("Retry-After", String(retryAfterSeconds));
    }
    // Reason and headers, or one of them: its types list each way by itself.
    return super.writeHead(this.visit ? statusOf(this.visit, status) : status, ...(rest as []));
  }
}
