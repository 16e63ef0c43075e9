import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** For a server whose clock stands on one morning. */
export const frozen = {
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, "frozen-clock.ts"))}`,
} as const;
