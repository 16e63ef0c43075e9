import "server-only";
import { setPostReceiver } from "../door/posts.ts";
import type { Answerer } from "../forms/answer-post.ts";
import { sweep } from "../sweeper/sweep.ts";
import { postReceiverWith } from "./receive-post.ts";
import { liveTools } from "./tools.ts";

const sweepEveryMs = 15_000;

export function startHouse(answererAt: (path: string) => Answerer | null): void {
  setPostReceiver(postReceiverWith(answererAt));
  // On the edge there is no timer between requests: a scheduler calls /api/sweep.
  if (process.env.SLEUTEL_SWEEPER !== "off") startSweeper();
}

/** Sweeps at once, for what a crash left, and then every quarter of a minute; never twice at a time. */
function startSweeper(): void {
  const run = async () => {
    try {
      await sweep(liveTools());
    } catch (error) {
      console.error("The sweeper failed and will try again.", error);
    }
    setTimeout(run, sweepEveryMs).unref();
  };
  setTimeout(run, 0).unref();
}
