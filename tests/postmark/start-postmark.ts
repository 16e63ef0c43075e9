import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApiAnswer, refused, setUpFaults, unprocessable } from "./api-answer.ts";
import { type Controls, controlsOf, type RecordedCall } from "./controls.ts";
import { type Mishap, noFaults } from "./faults.ts";
import { openLedger } from "./ledger.ts";
import { answerTo, isSending } from "./routes.ts";

export interface PostmarkStandIn extends Controls {
  /** `http://127.0.0.1:port`: the POSTMARK_API_HOST of whoever shall talk to it. */
  readonly origin: string;
  readonly serverToken: string;
  close(): Promise<void>;
}

export interface StandInSettings {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  readonly serverToken?: string;
  /** True by default; false saves memory with tens of thousands of messages. */
  readonly keepsBodies?: boolean;
}

/** A Postmark of our own on this machine: it speaks as the real one does, and fails as it is told. */
export async function startPostmark(settings: StandInSettings = {}): Promise<PostmarkStandIn> {
  const { port = 0, serverToken = "stand-in-token", keepsBodies = true } = settings;
  const ledger = openLedger(keepsBodies);
  const faults = noFaults();
  const calls: RecordedCall[] = [];
  let hangsUp = false;

  const server = createServer((request, response) => {
    if (hangsUp) request.socket.destroy();
    else void receive(request, response).catch(() => request.socket.destroy());
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const { pathname: path, searchParams: query } = new URL(url, "http://stand-in");
    const text = await textOf(request);
    const sends = isSending({ method, path });
    const record: RecordedCall = { method, path, at: Date.now(), status: 0, mishap: null };
    calls.push(record);
    const mishap = faults.forCall(sends);
    record.mishap = mishap?.kind ?? null;
    if (faults.stallMs > 0) await new Promise((done) => setTimeout(done, faults.stallMs));
    const answer = answerOf(request, mishap, () => {
      const body = parsed(text);
      return body === undefined
        ? refused(unprocessable(402, "The JSON in the body is invalid."))
        : answerTo(ledger, faults, { method, path, query, body });
    });
    record.status = answer.status;
    send(response, answer, mishap);
  }

  function answerOf(request: IncomingMessage, mishap: Mishap | null, answer: () => ApiAnswer): ApiAnswer {
    if (request.headers["x-postmark-server-token"] !== serverToken) return refused(setUpFaults.wrongToken);
    return mishap?.kind === "fault" ? refused(mishap.fault) : answer();
  }

  const listen = (at: number) =>
    new Promise<void>((ready, failed) => {
      server.once("error", failed);
      server.listen(at, "127.0.0.1", ready);
    });
  const stop = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });

  await listen(port);
  const ownPort = (server.address() as AddressInfo).port;
  return {
    origin: `http://127.0.0.1:${ownPort}`,
    serverToken,
    close: stop,
    ...controlsOf(ledger, faults, calls, {
      async goDown(how) {
        hangsUp = how === "hang-up";
        if (how === "refuse") await stop();
      },
      async comeUp() {
        hangsUp = false;
        if (!server.listening) await listen(ownPort);
      },
    }),
  };
}

function send(response: ServerResponse, { status, body }: ApiAnswer, mishap: Mishap | null): void {
  // The connection stays open until the client has had enough.
  if (mishap?.kind === "lost") return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
  });
  if (mishap?.kind !== "cut") return void response.end(text);
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Undefined when it is no JSON; null when there is nothing. */
function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
