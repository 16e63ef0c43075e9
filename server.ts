import { existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import { migrateDatabase } from "./db/migrate.ts";
import { isHouseOpen, theHouse } from "./lib/door/house.ts";
import { type Development, nodeDoor } from "./lib/door/node-door.ts";
import { VisitResponse } from "./lib/door/node-response.ts";
import { ConfigurationError, type Env, readEnv } from "./lib/env.ts";
import { backgroundOnThread } from "./lib/live/background-on-thread.ts";
import { startSweeper } from "./lib/sweeper/start-sweeper.ts";

/** Starts Sleutel on Node: checks the configuration, brings the database up to date, and opens the house and its door. */
const isDevelopment = process.argv.includes("--dev");

// An import reads every name that it has, which brings in the whole of `fetch`: 45 ms and 13 MB of a start.
const { createServer } = process.getBuiltinModule("node:http");

async function open(): Promise<void> {
  const env = readEnv(process.env);
  await migrateDatabase(env.databaseUrl, env.databaseAuthToken);
  const development = isDevelopment ? await developedHouse() : await builtHouse();
  const next = Promise.withResolvers<RequestListener>();
  const door = nodeDoor(env, async (req, res) => (await next.promise)(req, res), development);

  let isClosing = false;
  const server = createServer(
    { connectionsCheckingInterval: 5_000, ServerResponse: VisitResponse },
    (req, res) => {
      // A proxy with much to do would keep its connections busy, and the server open, for ever.
      if (isClosing) res.setHeader("Connection", "close");
      door.receive(req, res).catch((error: unknown) => {
        // A visitor who left in the middle of a post is nobody's fault.
        if (!req.destroyed) console.error(error);
        if (!res.headersSent) res.statusCode = 500;
        res.end();
      });
    },
  );
  // Whatever a client expects, it gets an answer of ours.
  server.on("checkExpectation", (req, res) => server.emit("request", req, res));
  // A form is small and its sender is waiting: nobody needs longer than this to send one.
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  // Next would take upgrades on by itself, past the door, and never answer.
  server.on("upgrade", (_req, socket) => socket.destroy());
  server.listen(env.port, env.listenAddress, () => {
    announce(env);
    // It has routes and files: the first pages need not wait for it.
    startNext(env).then(next.resolve, giveUp);
  });

  const sweeper = process.env.SLEUTEL_SWEEPER === "off" ? null : startSweeper(sweep);

  const close = () => {
    isClosing = true;
    const swept = sweeper?.stop();
    server.close(() => void Promise.all([door.settled(), swept]).then(() => process.exit(0)));
    // In development pages wait for changes as long as they stand.
    if (isDevelopment) server.closeAllConnections();
    else server.closeIdleConnections();
  };
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
}

function announce(env: Env): void {
  const at = (host: string) => `${env.baseScheme}://${host}${env.basePortSuffix}`;
  console.log(`Sleutel listens on ${env.listenAddress}:${env.port}. Find a school at ${at(env.baseDomain)}`);
  if (env.isDemo) {
    console.log(
      `The demo's schools: ${at(`imb.${env.baseDomain}`)} and ${at(`riverside.${env.baseDomain}`)}`,
    );
  }
  if (env.mail.transport === "outbox") {
    console.log(`Every mail goes to ${env.mail.folder ?? "the database"} and to the page /outbox.`);
  }
  if (env.throttleFactor !== 1) {
    console.warn(`Warning: THROTTLE_FACTOR is ${env.throttleFactor}: limits are not those of production.`);
  }
}

/** In development the house opens with the first visit. */
async function sweep(): Promise<void> {
  if (isHouseOpen()) await theHouse().sweep();
}

const built = new URL("./.house/node/start.mjs", import.meta.url);
const builtBackground = new URL("./.house/node/background-thread.mjs", import.meta.url);
/** Next writes it last. */
const builtByNext = new URL("./.next/BUILD_ID", import.meta.url);

async function builtHouse(): Promise<null> {
  if (![built, builtBackground, builtByNext].every((file) => existsSync(file)))
    throw new Error("Nothing is built yet: run npm run build first.");
  const { start } = await import(built.href);
  start(backgroundOnThread(builtBackground));
  return null;
}

async function developedHouse(): Promise<Development> {
  const { developHouse } = await import("./scripts/house/develop.ts");
  return developHouse();
}

async function startNext(env: Env): Promise<RequestListener> {
  // What it would tell its makers is nobody's but the operator's.
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // It would read settings from files that the rest of the server has not read.
  process.env.__NEXT_PROCESSED_ENV = "true";
  const { default: next } = await import("next");
  const app = next({ dev: isDevelopment, hostname: env.listenAddress, port: env.port, customServer: true });
  await app.prepare();
  return app.getRequestHandler();
}

// Whoever read what is printed may be gone. Saying so would fail too, and Next would say that, for ever.
for (const printed of [process.stdout, process.stderr]) printed.on("error", () => {});

open().catch(giveUp);

function giveUp(error: unknown): void {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
}
