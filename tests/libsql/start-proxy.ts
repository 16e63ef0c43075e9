import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { statementsOf } from "./statements-of.ts";

/**
 * - `fine`: passes everything on.
 * - `refused`: 401, as Turso says to a bad token.
 * - `busy`: 503, as a balancer says while the server behind it starts.
 * - `down`: breaks the connection at once.
 * - `cut`: the lost answer. The server does what was asked, and the client's connection breaks.
 * - `slow`: the server does what was asked at once, and its answer comes `slowMs` later.
 * - `hangs`: passes nothing on, and never answers.
 */
export type ProxyMode = "fine" | "refused" | "busy" | "down" | "cut" | "slow" | "hangs";

export interface ProxiedCall {
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was asked, in order, `begin` and `commit` included; read from the body when looked at. */
  readonly sql: readonly string[];
}

export interface SqldProxy {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly port: number;
  /** HTTP requests since the start or the last `reset`, whatever became of them. */
  readonly requests: number;
  /** The same, oldest first. */
  readonly calls: readonly ProxiedCall[];
  /** How many of them were answered to the end. */
  readonly answered: number;
  /** Of each call that arrives from now on; a function decides for each of them, when it likes. */
  mode: ProxyMode | ((call: ProxiedCall) => ProxyMode | Promise<ProxyMode>);
  /** How much longer the way to the server is than it really is. */
  delayMs: number;
  slowMs: number;
  /** Forgets the calls; the mode and the delays stay as they are. */
  reset(): void;
  /** Breaks every connection, hanging ones too. */
  close(): Promise<void>;
}

export interface ProxySettings {
  /** `http://127.0.0.1:port` of the server. */
  readonly to: string;
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** True by default; false saves memory with very many calls, and leaves `calls` empty. */
  readonly keepsCalls?: boolean;
}

const answers = {
  refused: { status: 401, error: "Unauthorized: `The JWT is invalid`" },
  busy: { status: 503, error: "Service Unavailable" },
} as const;

/** A proxy before a libSQL server, that counts what passes and fails as it is told. */
export async function startProxy({ to, port = 0, keepsCalls = true }: ProxySettings): Promise<SqldProxy> {
  const agent = new Agent({ keepAlive: true });
  const closing = new AbortController();
  const calls: ProxiedCall[] = [];
  let [requests, answered] = [0, 0];

  // An idle connection is kept for as long as a test may take.
  const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, response) => {
    void serve(incoming, response).catch(() => incoming.socket.destroy());
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const call = callOf(incoming, body);
    requests++;
    if (keepsCalls) calls.push(call);
    const mode = typeof proxy.mode === "function" ? await proxy.mode(call) : proxy.mode;
    if (mode === "down") return void incoming.socket.destroy();
    if (mode === "hangs") return;
    if (proxy.delayMs > 0) await wait(proxy.delayMs);
    if (mode === "refused" || mode === "busy") return refuse(response, answers[mode]);
    const answer = await passOn(incoming, body);
    if (mode === "cut") {
      // To the end, and so past whatever the server does.
      await bodyOf(answer);
      return void incoming.socket.destroy();
    }
    if (mode === "slow") await wait(proxy.slowMs);
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    await pipeline(answer, response);
    answered++;
  }

  async function passOn(incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const onward = request(new URL(incoming.url ?? "/", to), {
      agent,
      method: incoming.method,
      headers: { ...endToEnd(incoming.headers), "content-length": body.length },
    });
    // Once the answer has begun, it is the answer that tells of a fault; without a listener this would end the process.
    onward.on("error", () => undefined).end(body);
    const [answer] = (await once(onward, "response")) as [IncomingMessage];
    return answer;
  }

  const wait = (ms: number) => sleep(ms, undefined, { signal: closing.signal });

  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const ownPort = (server.address() as AddressInfo).port;
  const proxy: SqldProxy = {
    url: `http://127.0.0.1:${ownPort}`,
    port: ownPort,
    get requests() {
      return requests;
    },
    get answered() {
      return answered;
    },
    calls,
    mode: "fine",
    delayMs: 0,
    slowMs: 5_000,
    reset() {
      [requests, answered] = [0, 0];
      calls.length = 0;
    },
    async close() {
      closing.abort();
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, "close");
    },
  };
  return proxy;
}

function callOf({ method = "GET", url = "/" }: IncomingMessage, body: Buffer): ProxiedCall {
  return {
    method,
    path: url,
    at: Date.now(),
    get sql() {
      return statementsOf(body);
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The headers that are about the message, without those about one of its two connections (RFC 9110, 7.6.1). */
function endToEnd(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
  const { connection, "keep-alive": _, "transfer-encoding": __, ...others } = headers;
  return others;
}

function refuse(response: ServerResponse, { status, error }: (typeof answers)[keyof typeof answers]): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}
