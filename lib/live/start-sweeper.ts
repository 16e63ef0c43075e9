import "server-only";
import { sweep } from "../sweeper/sweep.ts";
import { liveTools } from "./tools.ts";

const everyMs = 15_000;

/** Sweeps at once, for what a crash left, and then every quarter of a minute; never twice at a time. */
export function startSweeper(): void {
  const tools = liveTools();
  const run = async () => {
    try {
      await sweep(tools);
    } catch (error) {
      console.error("The sweeper failed and will try again.", error);
    }
    setTimeout(run, everyMs).unref();
  };
  setTimeout(run, 0).unref();
}
