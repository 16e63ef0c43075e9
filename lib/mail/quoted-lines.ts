import { oneLine } from "./one-line.ts";

/** What somebody typed in a field of several lines, line by line and harmless. */
export function quotedLines(text: string): string[] {
  return text
    .trim()
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => oneLine(line, 2000));
}
