import "server-only";
import type { Env } from "../env.ts";
import type { Outbox } from "../mail/outbox.ts";
import type { HashLanes } from "../password/hash-queue.ts";
import type { School, Tools } from "../scope.ts";
import type { Background } from "./background.ts";

export interface LiveTools extends Tools {
  readonly env: Env;
  readonly schoolAt: (slug: string) => Promise<School | null>;
  /** Argon2id in the lane of one network: who fills theirs makes nobody else wait. */
  readonly argon2idOf: HashLanes;
  readonly background: Background;
  /** Where the mails are kept; null where they are sent. */
  readonly outbox: Outbox | null;
}

/**
 * Each bundle has a copy of this module, the house's and those of Next's routes;
 * the tools are one set for the process. Who makes them is said at the start,
 * so that a route's bundle carries no transport and no driver.
 */
const key = Symbol.for("sleutel.tools");
const shared = globalThis as { [key]?: { make: () => LiveTools; made?: LiveTools } };

/** @param make is called at the first request, never while building. */
export function makeToolsBy(make: () => LiveTools): void {
  shared[key] = { make };
}

export function liveTools(): LiveTools {
  const tools = shared[key];
  if (!tools) throw new Error("There are no tools yet: the app has not started.");
  tools.made ??= tools.make();
  return tools.made;
}
