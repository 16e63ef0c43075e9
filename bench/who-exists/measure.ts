import type { Asker } from "./asker.ts";
import { medianOf, separationOf } from "./auc.ts";
import { comparableBytes } from "./bytes.ts";
import type { Class, Group } from "./classes.ts";

export interface Measured {
  readonly group: Group;
  /** Milliseconds, by class. */
  readonly times: readonly (readonly number[])[];
  /** Every answer there was, without what is another one each time by design: more than one tells who exists. */
  readonly answers: { readonly plain: ReadonlySet<string>; readonly byScript: ReadonlySet<string> };
}

const warmUpRounds = 100;
/** How often an answer to a script is looked at too, which is not timed. */
const byScriptEvery = 10;

/**
 * Asks once for each class in every round, in an order of chance: whatever
 * else happens on this machine befalls every class alike.
 */
export async function measureGroup(
  asker: Asker,
  group: Group,
  rounds: number,
  isMeasured: (status: number) => boolean = () => true,
): Promise<Measured> {
  const times = group.classes.map((): number[] => []);
  const answers = { plain: new Set<string>(), byScript: new Set<string>() };
  const ask = async (which: Class, round: number, isByScript: boolean) => {
    const question = { ...which.question(round), isByScript };
    const answer = await asker.ask(question);
    // To a script everything is 200: which of them are of the kind that is measured shows in their form's turn.
    if (isByScript) answers.byScript.add(comparableBytes(question, answer));
    else if (isMeasured(answer.status)) answers.plain.add(comparableBytes(question, answer));
    return answer;
  };
  for (let round = -warmUp(rounds); round < rounds; round++) {
    for (const index of shuffled(group.classes.length)) {
      const which = group.classes[index] as Class;
      const answer = await ask(which, round + warmUpRounds, false);
      if (round >= 0 && isMeasured(answer.status)) times[index]?.push(answer.ms);
    }
  }
  for (let round = 0; round < rounds / byScriptEvery; round++) {
    for (const which of group.classes) await ask(which, round + rounds + warmUpRounds, true);
  }
  if (answers.plain.size === 0)
    throw new Error(`No request of "${group.title}" was of the kind that is measured.`);
  return { group, times, answers };
}

const warmUp = (rounds: number) => Math.min(warmUpRounds, Math.ceil(rounds / 5));

function shuffled(count: number): number[] {
  return Array.from({ length: count }, (_, i) => [Math.random(), i] as const)
    .sort((x, y) => x[0] - y[0])
    .map(([, i]) => i);
}

/** A row for each class against the first, and one for whichever two of all are furthest apart. */
export function rowsOf(condition: string, { group, times, answers }: Measured): (string | number)[][] {
  const [base = []] = times;
  const medianOfBase = medianOf(base);
  const rows = times.slice(1).map((own, i) => {
    const { auc, margin } = separationOf(base, own);
    const shift = medianOf(own) - medianOfBase;
    return [
      `${group.title}: ${group.classes[i + 1]?.name}`,
      condition,
      own.length,
      medianOfBase.toFixed(2),
      `${shift < 0 ? "−" : "+"}${Math.abs(shift).toFixed(3)}`,
      `${auc.toFixed(3)} ± ${margin.toFixed(3)}`,
      `${answers.plain.size} and ${answers.byScript.size}`,
    ];
  });
  const pairs = times.flatMap((a, i) => times.slice(i + 1).map((b) => separationOf(a, b)));
  const furthest = pairs.reduce((most, each) => (distance(each) > distance(most) ? each : most));
  if (pairs.length < 2) return rows;
  const count = base.length;
  const words = `${group.title}: furthest of all ${pairs.length} pairs`;
  return [
    ...rows,
    [words, condition, count, "", "", `${furthest.auc.toFixed(3)} ± ${furthest.margin.toFixed(3)}`, ""],
  ];
}

const distance = ({ auc }: { auc: number }) => Math.abs(auc - 0.5);

export const head = [
  "request, against one for nobody",
  "condition",
  "times of each",
  "median ms",
  "difference ms",
  "AUC, 95 %",
  "answers: plain and by script",
];
