import type { ServerResponse } from "node:http";
import { isEmptyShell } from "./empty-shell.ts";

/**
 * Lets out what Next answers, unless that says nothing without script: a
 * failure, or that there is nothing (`notFound()`). Such an answer is dropped,
 * and the response is as it was before.
 *
 * @returns the status of an answer that was dropped; null where it has gone out.
 */
export async function letOut(res: ServerResponse, answer: () => Promise<void>): Promise<number | null> {
  const kept = new Set(res.getHeaderNames());
  const own = {
    writeHead: res.writeHead,
    flushHeaders: res.flushHeaders,
    write: res.write,
    end: res.end,
  };
  let isDropped: boolean | undefined;
  const drops = () => {
    isDropped ??=
      !res.headersSent && isEmptyShell(res.statusCode, String(res.getHeader("content-type") ?? ""));
    return isDropped;
  };
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    const headers = rest.find((each) => typeof each === "object") ?? {};
    for (const [name, value] of Object.entries(headers as object)) res.setHeader(name, value);
    return drops() ? res : own.writeHead.call(res, status);
  }) as typeof res.writeHead;
  res.flushHeaders = () => {
    if (!drops()) own.flushHeaders.call(res);
  };
  res.write = ((...args: [unknown]) => drops() || own.write.apply(res, args as never)) as typeof res.write;
  // Next waits for the end of a response that it sends in parts; of a dropped one that is yet to come.
  let endDropped = () => {};
  const dropped = new Promise<void>((resolve) => {
    endDropped = resolve;
  });
  res.end = ((...args: [unknown]) => {
    if (!drops()) return own.end.apply(res, args as never);
    endDropped();
    return res;
  }) as typeof res.end;
  try {
    await Promise.race([answer(), dropped]);
  } finally {
    Object.assign(res, own);
  }
  if (!isDropped) return null;
  const status = res.statusCode;
  res.statusCode = 200;
  for (const name of res.getHeaderNames()) if (!kept.has(name)) res.removeHeader(name);
  return status;
}
