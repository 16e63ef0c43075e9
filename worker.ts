import next from "./.open-next/worker.js";
import { isHouseOpen, theHouse } from "./lib/door/house.ts";
import { type Call, type WorkerDoor, workerDoor } from "./lib/door/worker-door.ts";
import { runAtEdge } from "./lib/edge/edge.ts";
import { ConfigurationError, type Env, readEnv } from "./lib/env.ts";
import argon2 from "./node_modules/@phi-ag/argon2/dist/argon2.wasm";

/** Starts Sleutel on workerd, the runtime of Cloudflare Workers: one for each isolate, at its first request. */
runAtEdge({ argon2, fetch: globalThis.fetch });

type Bindings = Readonly<Record<string, unknown>>;
let opened: WorkerDoor | undefined;

export default {
  async fetch(request: Request, bindings: Bindings, call: Call): Promise<Response> {
    const door = openDoor();
    if (!door) return new Response(null, { status: 503 });
    await openHouse();
    return door.receive(request, call, (of) => next.fetch(of, bindings, call));
  },

  /** Called by the cron trigger (wrangler.jsonc): nothing runs here between requests. */
  async scheduled(): Promise<void> {
    if (!openDoor()) return;
    await openHouse();
    await theHouse().sweep();
  },
};

/** @returns null where the configuration is faulty; the log has a sentence for each fault. */
function openDoor(): WorkerDoor | null {
  try {
    opened ??= doorOf(readEnv(process.env, "edge"));
    return opened;
  } catch (error) {
    console.error(error instanceof ConfigurationError ? error.message : error);
    return null;
  }
}

function doorOf(env: Env): WorkerDoor {
  if (env.mail.transport === "outbox") console.warn("Warning: /outbox shows every mail to anybody.");
  return workerDoor(env);
}

/** With the first call, since before it the runtime lets nothing be done that a module may begin with. */
async function openHouse(): Promise<void> {
  const { start } = await import("./.house/edge/start.mjs");
  if (!isHouseOpen()) start();
}
