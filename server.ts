import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { migrateDatabase } from "./db/migrate.ts";
import { isForProxiesOnly, securityHeaders } from "./lib/door/headers.ts";
import { parseHost } from "./lib/door/host.ts";
import { refusalOf, refusals } from "./lib/door/refusal.ts";
import { duringVisit, type Visit } from "./lib/door/visit.ts";
import { ConfigurationError, type Env, readEnv } from "./lib/env.ts";

/**
 * The door on Node: every request passes here before Next sees it. The rules
 * are in lib/door; this file only speaks Node's HTTP.
 */
const isDevelopment = process.argv.includes("--dev");

async function open(): Promise<void> {
  const env = readEnv(process.env);
  await migrateDatabase(env.databaseUrl, env.databaseAuthToken);
  const app = next({ dev: isDevelopment, hostname: env.listenAddress, port: env.port, customServer: true });
  await app.prepare();
  const handle = app.getRequestHandler();

  const server = createServer((req, res) => {
    const visit = receive(env, req, res);
    duringVisit(visit, () => handle(req, res)).catch((error: unknown) => {
      console.error(error);
      if (!res.headersSent) res.statusCode = 500;
      res.end();
    });
  });
  // A form is small and its sender is waiting: nobody needs longer than this to send one.
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  server.listen(env.port, env.listenAddress, () => announce(env));
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      server.close(() => void app.close().then(() => process.exit(0)));
      server.closeIdleConnections();
    });
  }
}

/** Looks at the request, takes from it what no client may say, and sets what every answer carries. */
function receive(env: Env, req: IncomingMessage, res: ServerResponse): Visit {
  const visit: Visit = {
    host: parseHost(req.headers.host, env.baseDomain),
    clientAddress: clientAddress(env, req),
    nonce: randomBytes(16).toString("base64"),
    reply: {},
  };
  for (const name of Object.keys(req.headers)) {
    if (isForProxiesOnly(name) && !(isDevelopment && name.startsWith("x-nextjs-"))) delete req.headers[name];
  }
  const ownOrigin = `${env.baseScheme}://${req.headers.host?.toLowerCase()}`;
  const refusal = refusalOf({
    method: req.method ?? "",
    url: req.url ?? "",
    header: (name) => [req.headers[name]].flat()[0],
    ownOrigin,
  });
  const path = (req.url ?? "/").split("?", 1)[0] ?? "/";
  const headers = securityHeaders({ ...visit, isHttps: env.baseScheme === "https", isDevelopment, path });
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  // Next takes the nonce of its own scripts from here.
  req.headers["content-security-policy"] = headers["Content-Security-Policy"];
  // It has been checked; Next's own check does not know `null`.
  if (req.headers.origin) req.headers.origin = ownOrigin;
  if (refusal) refuse(req, res, visit, refusal);
  applyReply(res, visit);
  return visit;
}

/** Shows the page that says why, in the visitor's language, instead of what was asked for. */
function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  visit: Visit,
  refusal: keyof typeof refusals,
): void {
  visit.reply = { status: refusals[refusal] };
  if (refusal === "method-not-allowed") res.setHeader("Allow", "GET, HEAD, POST");
  // What is left of the body is not wanted, and the connection can't be used again.
  if (req.method !== "GET" && req.method !== "HEAD") res.setHeader("Connection", "close");
  req.method = "GET";
  req.url = `/problem/${refusal}`;
  for (const name of ["content-length", "content-type", "transfer-encoding", "next-action", "rsc"]) {
    delete req.headers[name];
  }
}

/** Next knows no way for a page or an action to choose its status: the head is written here. */
function applyReply(res: ServerResponse, visit: Visit): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    const { status: chosen, retryAfterSeconds } = visit.reply;
    if (retryAfterSeconds !== undefined) res.setHeader("Retry-After", String(retryAfterSeconds));
    return writeHead(status === 200 && chosen !== undefined ? chosen : status, ...rest);
  }) as typeof res.writeHead;
}

/** The socket's address, or the header that the operator's own proxy sets: the last entry is the proxy's word. */
function clientAddress(env: Env, req: IncomingMessage): string {
  const named = env.clientIpHeader === null ? undefined : [req.headers[env.clientIpHeader]].flat().join(",");
  return named?.split(",").at(-1)?.trim() || req.socket.remoteAddress || "unknown";
}

function announce(env: Env): void {
  const at = (host: string) => `${env.baseScheme}://${host}${env.basePortSuffix}`;
  console.log(`Sleutel listens on ${env.listenAddress}:${env.port}. Find a school at ${at(env.baseDomain)}`);
  if (env.isDemo)
    console.log(
      `The demo's schools: ${at(`imb.${env.baseDomain}`)} and ${at(`riverside.${env.baseDomain}`)}`,
    );
  if (env.mail.transport === "outbox")
    console.log(`Every mail goes to ${env.mail.folder} and to the page /outbox.`);
  if (env.throttleFactor !== 1)
    console.warn(`Warning: THROTTLE_FACTOR is ${env.throttleFactor}: limits are not those of production.`);
}

open().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
});
