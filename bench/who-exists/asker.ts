import { Agent, request } from "node:http";

export interface Question {
  readonly path: string;
  /** A form; without, the page is fetched. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly isByScript?: boolean;
  /** As every browser says; the body is then told of as it came. */
  readonly acceptsGzip?: boolean;
  readonly cookie?: string;
  /** Whose requests it counts among: the demos of this benchmark take the network from a header. */
  readonly network: string;
}

export interface TimedAnswer {
  readonly status: number;
  /** Names and values by turns, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
  /** From the last byte of the question to the last byte of the answer. */
  readonly ms: number;
}

export interface Asker {
  ask(question: Question): Promise<TimedAnswer>;
  close(): void;
}

export const networkHeader = "X-Bench-Network";

/** A client with one connection, which stays open: what it measures is the answer, not the connecting. */
export function openAsker(port: number, school = "imb"): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const host = `${school}.localhost:${port}`;
  return {
    ask: function ask(question) {
      const { path, fields, isByScript = false, acceptsGzip = false, cookie, network } = question;
      return new Promise((resolve, reject) => {
        const body = fields && new URLSearchParams(fields).toString();
        const outgoing = request({
          agent,
          host: "127.0.0.1",
          port,
          path,
          method: body === undefined ? "GET" : "POST",
          headers: {
            Host: host,
            Origin: `http://${host}`,
            [networkHeader]: network,
            ...(isByScript && { Accept: "application/json" }),
            ...(acceptsGzip && { "Accept-Encoding": "gzip" }),
            ...(cookie && { Cookie: cookie }),
            ...(body !== undefined && {
              "Content-Type": "application/x-www-form-urlencoded",
              "Content-Length": Buffer.byteLength(body),
            }),
          },
        });
        outgoing.on("error", (error: NodeJS.ErrnoException) => {
          // A bare server ends a connection that rests for five seconds, maybe as the next request is on its way.
          const isEnded = outgoing.reusedSocket && error.code === "ECONNRESET";
          if (isEnded) ask(question).then(resolve, reject);
          else reject(error);
        });
        let askedAt = 0;
        outgoing.on("response", (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part) => parts.push(part));
          answer.on("error", reject);
          answer.on("end", () => {
            const ms = performance.now() - askedAt;
            const { statusCode = 0, rawHeaders } = answer;
            resolve({ status: statusCode, rawHeaders, body: Buffer.concat(parts).toString("utf8"), ms });
          });
        });
        askedAt = performance.now();
        outgoing.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}
