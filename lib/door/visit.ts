import { AsyncLocalStorage } from "node:async_hooks";
import type { FormState } from "../forms/form-state.ts";
import type { Host } from "./host.ts";

/** What the door knows of one request, and what the house wants said with the answer. */
export interface Visit {
  readonly host: Host;
  /** The address the request came from: the socket's, or the one header that the operator named. */
  readonly clientAddress: string;
  readonly nonce: string;
  /** What became of the form that was sent; the page shows it. */
  answered?: FormState;
  /** The language button that was pressed in this request. */
  pressedLanguage?: string;
  /** Set by `answerWith`, or with the form's answer; the door applies it when the head is written. */
  reply: { status?: number; retryAfterSeconds?: number };
}

/**
 * The door hands its findings over in the call itself and never in a header,
 * so there is nothing that a client could send in its place. The symbol makes
 * the server's copy of this module and the one in Next's bundle share it.
 */
const key = Symbol.for("sleutel.visit");
const shared = globalThis as { [key]?: AsyncLocalStorage<Visit> };
shared[key] ??= new AsyncLocalStorage<Visit>();
const visits = shared[key];

/** Serves one request. */
export function duringVisit<T>(visit: Visit, serve: () => T): T {
  return visits.run(visit, serve);
}

/** @throws where the app is served without its door (server.ts, worker.ts). */
export function currentVisit(): Visit {
  const visit = visits.getStore();
  if (!visit)
    throw new Error("Sleutel must be served through its door: npm run dev, npm start or npm run demo.");
  return visit;
}

/** The status that a page goes out with; Next itself would say 200. */
export function answerWith(status: number): void {
  currentVisit().reply = { status };
}
