import type { Shell } from "./command.ts";

/** What a command says: sentences for people, or one JSON document for programs. */
export interface Output {
  /** @param text in lines; with `--json`, `result` is printed instead. */
  say(result: Readonly<Record<string, unknown>>, text: string): void;
  /** What went wrong: to stderr for people, in place of the result for programs. */
  complain(result: Readonly<Record<string, unknown>>, text: string): void;
  /** How far it is, on a line that is written over; only where somebody watches. */
  progress(text: string): void;
}

export function outputTo({ stdout, stderr }: Shell, isJson: boolean): Output {
  const print = (result: Readonly<Record<string, unknown>>) =>
    void stdout.write(`${JSON.stringify(result)}\n`);
  return {
    say: (result, text) => (isJson ? print(result) : void stdout.write(`${text}\n`)),
    complain: (result, text) => (isJson ? print(result) : void stderr.write(`${text}\n`)),
    progress(text) {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`);
    },
  };
}

/** Rows under their heads, in columns that are as wide as they have to be. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  return [heads, ...rows].map(line).join("\n");
}
