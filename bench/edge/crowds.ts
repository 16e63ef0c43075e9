import { table } from "../table.ts";
import { type Crowd, signInAtOnce } from "./crowd.ts";
import type { Stage } from "./stage.ts";

const crowds: readonly Crowd[] = [200, 400, 800].flatMap((size) => [
  { size, networks: 1 },
  { size, networks: size },
]);

/** What becomes of many who press at the same moment, on one isolate; the platform would start more. */
export async function measureCrowds(stage: Stage): Promise<string> {
  const rows: (string | number)[][] = [
    [
      "sign in at once",
      "networks",
      "signed in",
      "busy: come back",
      "database not reached: come back",
      "no good answer",
      "longest wait",
    ],
  ];
  for (const crowd of crowds) {
    const worker = await stage.serveAtEdge();
    const outcome = await signInAtOnce(worker.port, crowd);
    rows.push([
      crowd.size,
      crowd.networks,
      outcome.signedIn,
      outcome.busy,
      outcome.unavailable,
      outcome.failed,
      `${(outcome.longestMs / 1000).toFixed(1)} s`,
    ]);
    await worker.stop();
  }
  return table(rows);
}
