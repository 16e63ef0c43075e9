import { AsyncLocalStorage } from "node:async_hooks";
import { IncomingMessage, type ServerResponse } from "node:http";
import { isEmptyShell } from "./empty-shell.ts";

/**
 * Takes a page of Next's off its response, whole, to be finished; what is no
 * page goes out as it comes.
 *
 * Where Next fails to make the page, or finds that there is nothing
 * (`notFound()`), it answers with a shell that says nothing without script.
 * That answer is dropped, and `showInstead` gives another on the same response:
 * once, so that a failure of that too goes out as it is.
 */
export function takePage(
  res: ServerResponse,
  finish: (made: string) => void,
  showInstead: ((status: number) => Promise<void>) | null,
): void {
  const kept = new Set(res.getHeaderNames());
  const own = {
    writeHead: res.writeHead,
    flushHeaders: res.flushHeaders,
    write: res.write,
    end: res.end,
  };
  // What Next keeps for the failed page is not that of the other one.
  const outside = AsyncLocalStorage.snapshot();
  const parts: Buffer[] = [];
  let fate: "failed" | "taken" | "let-go" | undefined;
  const isTaken = () => {
    fate ??= fateOf(res, showInstead !== null);
    return fate !== "let-go";
  };
  const take = (part: unknown) => {
    if (fate === "taken" && part && typeof part !== "function") parts.push(Buffer.from(part as string));
  };

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    const headers = rest.find((each) => typeof each === "object") ?? {};
    for (const [name, value] of Object.entries(headers as object)) res.setHeader(name, value);
    if (!isTaken()) own.writeHead.call(res, status);
    return res;
  }) as typeof res.writeHead;
  res.flushHeaders = () => {
    if (!isTaken()) own.flushHeaders.call(res);
  };
  res.write = ((...args: [unknown]) => {
    if (!isTaken()) return own.write.apply(res, args as never);
    take(args[0]);
    return true;
  }) as typeof res.write;
  res.end = ((...args: [unknown]) => {
    if (!isTaken()) return own.end.apply(res, args as never);
    take(args[0]);
    Object.assign(res, own);
    if (fate === "taken" || !showInstead) finish(Buffer.concat(parts).toString());
    else {
      const status = res.statusCode;
      res.statusCode = 200;
      for (const name of res.getHeaderNames()) if (!kept.has(name)) res.removeHeader(name);
      // Both pages listen for the end of the one response: that is no leak.
      res.setMaxListeners(2 * res.getMaxListeners());
      outside(() => showInstead(status)).catch((error: unknown) => {
        console.error(error);
        res.destroy();
      });
    }
    return res;
  }) as typeof res.end;
}

function fateOf(res: ServerResponse, canShowOther: boolean): "failed" | "taken" | "let-go" {
  if (res.headersSent) return "let-go";
  const type = String(res.getHeader("content-type") ?? "");
  if (canShowOther && isEmptyShell(res.statusCode, type)) return "failed";
  return type.startsWith("text/html") ? "taken" : "let-go";
}

/** RFC 9110, 12.5.3. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding ?? "");
}

/** The same visitor asking for another page, as if nothing had gone before. */
export function requestInstead(req: IncomingMessage, url: string): IncomingMessage {
  const other = new IncomingMessage(req.socket);
  other.httpVersion = req.httpVersion;
  other.httpVersionMajor = req.httpVersionMajor;
  other.httpVersionMinor = req.httpVersionMinor;
  other.method = req.method;
  other.headers = { ...req.headers };
  other.url = url;
  other.complete = true;
  other.push(null);
  return other;
}
