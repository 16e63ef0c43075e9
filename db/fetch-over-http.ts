import { once } from "node:events";
import { Agent, type IncomingMessage, request as overPlain } from "node:http";
import { request as overTls, Agent as TlsAgent } from "node:https";

/** Shorter than servers keep an idle connection: one that is just being closed would lose a request. */
const idleMs = 15_000;
/** Below what a libSQL server takes at once (128) before it answers 429. */
const maxSockets = 64;
const plain = new Agent({ keepAlive: true, timeout: idleMs, maxSockets });
const tls = new TlsAgent({ keepAlive: true, timeout: idleMs, maxSockets });

/**
 * `fetch` for one server, over connections that stay open. Half the work of
 * Node's own, and not the one that Next puts in its place for caching, in
 * which a request that is aborted can wait for ever.
 */
export async function fetchOverHttp(request: Request, signal: AbortSignal): Promise<Response> {
  const url = new URL(request.url);
  const [send, agent] = url.protocol === "https:" ? [overTls, tls] : [overPlain, plain];
  const body = new Uint8Array(await request.arrayBuffer());
  const headers = { ...Object.fromEntries(request.headers), "content-length": body.length };
  const outgoing = send(url, { method: request.method, headers, agent, signal });
  // Once the answer has begun it is the answer that tells of a fault; without a listener this one would end the process.
  outgoing.on("error", () => undefined).end(body);
  const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer) chunks.push(chunk as Uint8Array);
  const type = answer.headers["content-type"] ?? "application/octet-stream";
  return new Response(Buffer.concat(chunks), {
    status: answer.statusCode,
    headers: { "content-type": type },
  });
}
