import "server-only";
import { type House, openHouse, theHouse } from "../door/house.ts";
import { theEdge } from "../edge/edge.ts";
import type { OpenBackground } from "./background.ts";
import { makeTools } from "./make-tools.ts";
import { makeToolsBy } from "./tools.ts";

const sweepEveryMs = 15_000;

/** Opens the house, once for each process or isolate. */
export function startHouse(house: House, openBackground: OpenBackground): void {
  makeToolsBy(() => makeTools(openBackground));
  openHouse(house);
  // On the edge nothing runs between requests: its scheduler sweeps (worker.ts).
  if (!theEdge() && process.env.SLEUTEL_SWEEPER !== "off") startSweeper();
}

/** Sweeps at once, for what a crash left, and then every quarter of a minute; never twice at a time. */
function startSweeper(): void {
  const run = async () => {
    try {
      await theHouse().sweep();
    } catch (error) {
      console.error("The sweeper failed and will try again.", error);
    }
    setTimeout(run, sweepEveryMs).unref();
  };
  setTimeout(run, 0).unref();
}
