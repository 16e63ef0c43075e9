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
    const send: Thread = (errand) => {
      thread ??= openThread(module, db, () => {
        thread = null;
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

type Thread = (errand: Errand) => Promise<unknown>;

/** Mails are soon forgotten, and by itself a thread would wait for 128 MiB of them before it makes room. */
const resourceLimits = { maxYoungGenerationSizeMb: 32 };

function openThread(module: URL, db: Database, ended: () => void): Thread {
  const database = new MessageChannel();
  const errands = new MessageChannel();
  const ports: Ports = { database: database.port2, errands: errands.port2 };
  db.lendTo(database.port1);
  const transferList = Object.values(ports);
  const thread = new Worker(module, { workerData: ports, transferList, resourceLimits });
  thread.on("error", (error) => console.error("The background thread ended; another follows.", error));
  const ask = askOverPort<Errand, unknown>(errands.port1);
  // Sooner than the thread itself says so, and in between it would be asked in vain.
  errands.port1.once("close", ended);
  // What keeps a server running is that it listens.
  for (const each of [thread, database.port1, errands.port1]) each.unref();
  return ask;
}
