import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders & { readonly "content-security-policy"?: string };
  readonly body: string;
}

export interface Message {
  readonly method?: string;
  /** As it goes on the request line, undecoded and uncorrected. */
  readonly path: string;
  /** The school, in the Host header; the bare domain without. */
  readonly school?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

/**
 * One request by hand, on a connection of its own. Node does not resolve
 * *.localhost, and fetch lets nobody choose Host or Origin.
 */
export function send(port: number, message: Message): Promise<Answer> {
  const { method = "GET", path, school, headers = {}, body } = message;
  const host = `${school ? `${school}.` : ""}localhost:${port}`;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        agent: false,
        headers: {
          Host: host,
          ...(body !== undefined &&
            !headers["Transfer-Encoding"] && { "Content-Length": Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(parts).toString("utf8");
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
