import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  readonly isSecure: boolean;
  readonly user: string | null;
}

/** A real mail server of a school, on this machine. */
export interface SmtpRelay {
  /** `smtp://127.0.0.1:port`. */
  readonly url: string;
  readonly port: number;
  /** What it took, oldest first. */
  readonly received: readonly ReceivedMail[];
  /** How often somebody connected. */
  readonly connections: () => number;
  /** Breaks every connection, whatever it is about. */
  hangUp(): void;
  close(): Promise<void>;
}

/** The answer of a relay that does not want something. */
export function replyOf(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function startSmtpRelay(options: SMTPServerOptions = {}): Promise<SmtpRelay> {
  const received: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 1,
    logger: false,
    onConnect(_session, done) {
      connections++;
      done();
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom ? mailFrom.address : "",
        to: rcptTo.map(({ address }) => address),
        source: Buffer.concat(chunks).toString("latin1"),
        isSecure: session.secure,
        user: session.user ? String(session.user) : null,
      });
      done(null, "2.0.0 queued as 4F3B2");
    },
    ...options,
  });
  // A client that hangs up is no fault of a test.
  server.on("error", () => undefined);
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    connections: () => connections,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
