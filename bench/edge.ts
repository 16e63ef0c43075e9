import { buildForEdgeIfNeeded } from "../scripts/demo/build-if-needed.ts";
import { measureCrowds } from "./edge/crowds.ts";
import { measureMemory } from "./edge/memory.ts";
import { setStage } from "./edge/stage.ts";
import { measureStart } from "./edge/start.ts";
import { measureSteps } from "./edge/steps.ts";

/**
 * One command, one run: the same product at the edge (workerd, on this
 * machine) and on Node, with their data in a libSQL server some way off.
 */
buildForEdgeIfNeeded();
const stage = await setStage();
for (const measure of [measureStart, measureSteps, measureMemory, measureCrowds]) {
  stage.proxy.delayMs = 0;
  console.log(`${await measure(stage)}\n`);
}
await stage.close();
process.exit(0);
