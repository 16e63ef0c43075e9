import { AsyncLocalStorage } from "node:async_hooks";
import { IncomingMessage, type ServerResponse } from "node:http";
import { isEmptyShell } from "./empty-shell.ts";

/**
 * Where Next fails to make a page, or a page finds that there is nothing
 * (`notFound()`), it answers with a shell that says nothing without script.
 * That answer is dropped, and `showInstead` gives another on the same response:
 * once, so that a failure of that too goes out as it is.
 */
export function replaceFailure(res: ServerResponse, showInstead: (status: number) => Promise<void>): void {
  const kept = new Set(res.getHeaderNames());
  const own = { writeHead: res.writeHead, write: res.write, end: res.end };
  // What Next keeps for the failed page is not that of the other one.
  const outside = AsyncLocalStorage.snapshot();
  let failure: number | null = null;
  const isFailure = (status: number) => isEmptyShell(status, String(res.getHeader("content-type") ?? ""));
  const hasFailed = () => {
    if (!res.headersSent && isFailure(res.statusCode)) failure ??= res.statusCode;
    return failure !== null;
  };

  res.writeHead = ((status: number, ...rest: []) => {
    if (!isFailure(status)) return own.writeHead.call(res, status, ...rest);
    failure ??= status;
    return res;
  }) as typeof res.writeHead;
  res.write = ((...chunk: [unknown]) =>
    hasFailed() || own.write.apply(res, chunk as never)) as typeof res.write;
  res.end = ((...chunk: [unknown]) => {
    if (!hasFailed()) return own.end.apply(res, chunk as never);
    Object.assign(res, own, { statusCode: 200 });
    for (const name of res.getHeaderNames()) if (!kept.has(name)) res.removeHeader(name);
    // Both pages listen for the end of the one response: that is no leak.
    res.setMaxListeners(2 * res.getMaxListeners());
    outside(() => showInstead(failure ?? 500)).catch((error: unknown) => {
      console.error(error);
      res.destroy();
    });
    return res;
  }) as typeof res.end;
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
