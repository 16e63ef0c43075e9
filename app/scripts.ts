/** One of our own files for browsers. */
export interface Script {
  readonly src: string;
  /** As a content policy writes it. None in development, where a file changes while its page stands. */
  readonly hash: string | undefined;
}

/** By the names that the build gave them (scripts/house/browser-scripts.ts). No page needs one. */
export const scripts = {
  /** For every page. */
  live: { src: process.env.LIVE_SCRIPT ?? "", hash: process.env.LIVE_SCRIPT_HASH },
  desk: { src: process.env.DESK_SCRIPT ?? "", hash: process.env.DESK_SCRIPT_HASH },
  /** In development alone: a page that follows what is written. */
  development: { src: process.env.DEVELOPMENT_SCRIPT ?? "", hash: undefined },
} as const satisfies Record<string, Script>;
