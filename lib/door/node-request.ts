import type { IncomingMessage } from "node:http";
import type { Env } from "../env.ts";

/** Of two `Host` headers none counts: another program on the way may go by the other one (RFC 9112, 3.2). */
export function headerOf(req: IncomingMessage, name: string): string | undefined {
  if (name === "host" && isSentTwice(req, name)) return undefined;
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}

function isSentTwice({ rawHeaders }: IncomingMessage, wanted: string): boolean {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === wanted).length > 1;
}

/** As sent, without the query. */
export function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?", 1)[0] ?? "/";
}

/** The socket's address, or the header that the operator's own proxy sets: its last entry is that proxy's word. */
export function clientAddress(env: Env, req: IncomingMessage): string {
  const named = env.clientIpHeader === null ? undefined : headerOf(req, env.clientIpHeader);
  return named?.split(",").at(-1)?.trim() || req.socket.remoteAddress || "unknown";
}

/** Makes of a request one for a page, whose body has been read or is not wanted. */
export function becomeGet(req: IncomingMessage, url: string): void {
  req.method = "GET";
  req.url = url;
  for (const name of ["content-length", "content-type", "transfer-encoding"]) {
    delete req.headers[name];
  }
}
