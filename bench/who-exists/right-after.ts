import type { Asker, Question } from "./asker.ts";
import { separationOf } from "./auc.ts";
import { freshNetwork } from "./classes.ts";

/** Beyond the latest moment at which the work after an answer may begin. */
const watchMs = 2_000;
const pauseMs = 3;

export interface Watched {
  readonly name: string;
  readonly probe: Probe;
  readonly trains: readonly (readonly number[])[];
}

const probes = {
  /** Costs neither a query nor a page: what it waits for is the thread. */
  "an empty form": (): Question => ({
    path: "/forgot",
    fields: { username: "", email: "" },
    isByScript: true,
    network: "probing",
  }),
  /** Is written together with whatever else there is to write. */
  "a request for nobody": (): Question => ({
    path: "/forgot",
    fields: { username: "niemand.luistert", email: "luistert@bench.example" },
    isByScript: true,
    network: freshNetwork(),
  }),
};
type Probe = keyof typeof probes;
export const probeNames = Object.keys(probes) as Probe[];

/**
 * The harder attacker: asks once, then probes for two seconds and listens for
 * the work that their question made. Nobody else is on the server.
 */
export async function watchAfter(
  asking: Asker,
  probing: Asker,
  asked: Readonly<Record<string, readonly [username: string, email: string]>>,
  probe: Probe,
  rounds: number,
): Promise<Watched[]> {
  const names = Object.keys(asked);
  const trains = new Map(names.map((name): [string, number[][]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names.toSorted(() => Math.random() - 0.5)) {
      const [username, email] = asked[name] ?? ["", ""];
      await asking.ask({ path: "/forgot", fields: { username, email }, network: freshNetwork() });
      trains.get(name)?.push(await train(probing, probes[probe]));
    }
  }
  return names.map((name) => ({ name, probe, trains: trains.get(name) ?? [] }));
}

async function train(probing: Asker, question: () => Question): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + watchMs;
  while (performance.now() < until) {
    times.push((await probing.ask(question())).ms);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return times;
}

/** What an attacker can make of a train of probes: one of them, the slowest, or all that is beyond the usual. */
const readings = {
  "one probe": (times: readonly number[]) => [...times],
  "the slowest of a train": (times: readonly number[]) => [Math.max(...times)],
  "all delays of a train": (times: readonly number[]) => {
    const usual = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9)] ?? 0;
    return [times.reduce((sum, time) => sum + Math.max(0, time - usual), 0)];
  },
};

export function rowsOfWatching([base, ...others]: readonly Watched[]): (string | number)[][] {
  if (!base) return [];
  return others.flatMap((other) =>
    Object.entries(readings).map(([reading, read]) => {
      const { auc, margin } = separationOf(base.trains.flatMap(read), other.trains.flatMap(read));
      return [
        other.name,
        other.probe,
        other.trains.length,
        reading,
        `${auc.toFixed(3)} ± ${margin.toFixed(3)}`,
      ];
    }),
  );
}

export const headOfWatching = [
  "asked, against one for nobody",
  "probe",
  "trains of each",
  "what the attacker looks at",
  "AUC, 95 %",
];
