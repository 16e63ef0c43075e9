import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Database } from "../../db/client.ts";
import { askOverPort } from "../../db/over-port.ts";
import type { PendingRequest } from "../recovery/expand-request.ts";
import type { OpenBackground } from "./background.ts";

/** A call of one of the background's methods. */
export type Errand =
  | { readonly kind: "expand"; readonly request: PendingRequest }
  | { readonly kind: "deliver" | "sweep" };

/** What the thread is given at its start. */
export interface Ports {
  readonly database: MessagePort;
  readonly errands: MessagePort;
}

/**
 * Has what can wait done on a thread of its own, so that no visitor waits while
 * a mail is made, or can tell by waiting that one is: the thread that serves
 * has no more of it than the database's part. It begins with the first errand.
 * Should it end, its errands fail, what they were about is left to the sweeper,
 * and the next errand begins another.
 *
 * @param module that it runs: background-thread.ts, as the build has made it.
 */
export function backgroundOnThread(module: URL): OpenBackground {
  return ({ db }) => {
    let thread: Thread | null = null;
    let beginsAt = Number.NEGATIVE_INFINITY;
    const send: Thread = async (errand) => {
      if (performance.now() < beginsAt) throw new Error("The background thread has just failed to begin.");
      thread ??= openThread(module, db, (didAnything) => {
        thread = null;
        if (!didAnything) beginsAt = performance.now() + restMs;
      });
      return thread(errand);
    };
    return {
      expand: (request) => send({ kind: "expand", request }),
      deliver: () => send({ kind: "deliver" }),
      sweep: () => send({ kind: "sweep" }),
    };
  };
}

/** Whoever comes shall not have a thread made in vain each time, where it can't so much as begin. */
const restMs = 5_000;

type Thread = (errand: Errand) => Promise<unknown>;

/** Mails are soon forgotten, and by itself a thread would wait for 128 MiB of them before it makes room. */
const resourceLimits = { maxYoungGenerationSizeMb: 32 };

function openThread(module: URL, db: Database, ended: (didAnything: boolean) => void): Thread {
  const database = new MessageChannel();
  const errands = new MessageChannel();
  const ports: Ports = { database: database.port2, errands: errands.port2 };
  const transferList = Object.values(ports);
  const thread = new Worker(module, { workerData: ports, transferList, resourceLimits });
  thread.on("error", (error) => console.error("The background thread ended; another follows.", error));
  db.lendTo(database.port1);
  const ask = askOverPort<Errand, unknown>(errands.port1);
  let didAnything = false;
  errands.port1.once("message", () => {
    didAnything = true;
  });
  // Sooner than the thread itself says so, and in between it would be asked in vain.
  errands.port1.once("close", () => ended(didAnything));
  for (const each of [thread, database.port1, errands.port1]) each.unref();
  return keepingAwake(errands.port1, ask);
}

/** What keeps a server running is that it listens, and then what it has promised: Node ends once nothing is left that it waits for. */
function keepingAwake(port: MessagePort, ask: Thread): Thread {
  let inHand = 0;
  return async (errand) => {
    if (inHand++ === 0) port.ref();
    try {
      return await ask(errand);
    } finally {
      if (--inHand === 0) port.unref();
    }
  };
}
