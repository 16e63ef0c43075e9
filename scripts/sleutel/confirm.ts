import { createInterface } from "node:readline/promises";
import { Failure, type Shell, UsedWrongly } from "./command.ts";
import { texts } from "./texts.ts";

/** Asks before what can't be undone. A script has to say `--yes`: nobody would see the question. */
export async function confirm(question: string, isSaid: boolean, { stdin, stderr }: Shell): Promise<void> {
  if (isSaid) return;
  if (!stdin.isTTY) throw new UsedWrongly(`${question}\n${texts.needsYes}`);
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await terminal.question(`${question}\n${texts.continue} `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new Failure("not-confirmed", texts.notConfirmed);
  } finally {
    terminal.close();
  }
}
