/** What the edge runtime (workerd) has where Node has something else. */
export interface Edge {
  /** The compiled wasm of Argon2id: workerd compiles none at run time, and has no `crypto.argon2`. */
  readonly argon2: WebAssembly.Module;
  /** The platform's own, before Next puts another in its place. */
  readonly fetch: typeof fetch;
}

/** Next's bundle has a copy of this module of its own; the symbol makes them share what the worker said. */
const key = Symbol.for("sleutel.edge");
const shared = globalThis as { [key]?: Edge };

/** Said by worker.ts before anything else. */
export function runAtEdge(edge: Edge): void {
  shared[key] = edge;
}

/** @returns null on Node. */
export function theEdge(): Edge | null {
  return shared[key] ?? null;
}
