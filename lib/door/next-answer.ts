import type { ServerResponse } from "node:http";

interface Rules {
  isEmpty(status: number, contentType: string): boolean;
  /** Of what is found, instead of Next's. */
  readonly cacheControl: string | null;
}

/**
 * Lets out what Next answers, unless it says nothing to people: that is
 * dropped, and the response is as it was before.
 *
 * @returns the status of an answer that was dropped; null where it has gone out, or has nobody to go to any more.
 */
export async function letOut(
  res: ServerResponse,
  answer: () => Promise<void>,
  rules: Rules,
): Promise<number | null> {
  const before = res.getHeaders();
  const own = {
    writeHead: res.writeHead,
    flushHeaders: res.flushHeaders,
    write: res.write,
    end: res.end,
  };
  let isDropped: boolean | undefined;
  const drops = () => {
    isDropped ??=
      !res.headersSent && rules.isEmpty(res.statusCode, String(res.getHeader("content-type") ?? ""));
    return isDropped;
  };
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    const headers = rest.find((each) => typeof each === "object") ?? {};
    for (const [name, value] of Object.entries(headers as object)) res.setHeader(name, value);
    if (drops()) return res;
    const isFound = status === 200 || status === 304;
    if (isFound && rules.cacheControl) res.setHeader("Cache-Control", rules.cacheControl);
    return own.writeHead.call(res, status);
  }) as typeof res.writeHead;
  res.flushHeaders = () => {
    if (!drops()) own.flushHeaders.call(res);
  };
  res.write = ((...args: [unknown]) => drops() || own.write.apply(res, args as never)) as typeof res.write;
  // Next waits for the end of a response that it sends in parts: of a dropped one that is yet to come, and for whoever left it never does.
  const ended = new Promise<void>((resolve) => {
    res.once("close", resolve);
    res.end = ((...args: [unknown]) => {
      if (!drops()) return own.end.apply(res, args as never);
      resolve();
      return res;
    }) as typeof res.end;
  });
  try {
    await Promise.race([answer(), ended]);
  } finally {
    Object.assign(res, own);
  }
  if (!isDropped || res.closed) return null;
  const status = res.statusCode;
  res.statusCode = 200;
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  for (const [name, value] of Object.entries(before)) if (value !== undefined) res.setHeader(name, value);
  return status;
}
