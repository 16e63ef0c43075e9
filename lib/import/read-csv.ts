import Papa from "papaparse";
import type { Row } from "./table.ts";

export const separators = [";", ",", "\t", "|"] as const;
export type Separator = (typeof separators)[number];

export function isSeparator(text: unknown): text is Separator {
  return separators.includes(text as Separator);
}

const sampleCharacters = 64 * 1024;

/**
 * The rows of a text (RFC 4180, with any separator and any line break), without
 * those that are empty. Line breaks in cells come out as one character.
 */
export function readCsv(
  text: string,
  chosen: Separator | null = null,
): { readonly rows: readonly Row[]; readonly separator: Separator } {
  // A file that was put together has more than one kind, and the parser takes one for all.
  const lines = text.replace(/\r\n?/g, "\n");
  // Excel writes and reads a first line of its own that names the separator.
  const [named, separatorNamed] = /^sep=([;,\t|])\n/.exec(lines) ?? [];
  const separator = chosen ?? (isSeparator(separatorNamed) ? separatorNamed : guessedSeparator(lines));
  const skipped = named?.length ?? 0;
  return { rows: rowsOf(lines.slice(skipped), separator, named ? 2 : 1), separator };
}

function rowsOf(text: string, delimiter: Separator, firstLine: number): Row[] {
  const rows: Row[] = [];
  let [line, position] = [firstLine, 0];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    step({ data, meta }) {
      if (data.length > 1 || data[0] !== "") rows.push({ line, cells: data });
      for (
        let at = text.indexOf("\n", position);
        at >= 0 && at < meta.cursor;
        at = text.indexOf("\n", at + 1)
      )
        line++;
      position = meta.cursor;
    },
  });
  return rows;
}

/** The one that makes the most columns of the first row, and of the others as many. */
function guessedSeparator(text: string): Separator {
  const sample = text.slice(0, sampleCharacters);
  const scores = separators.map((separator) => {
    const { data } = Papa.parse<string[]>(sample, {
      delimiter: separator,
      preview: 20,
      skipEmptyLines: true,
    });
    const columns = data[0]?.length ?? 0;
    const alike = data.filter((cells) => cells.length === columns).length;
    return { separator, score: columns > 1 ? alike * columns : 0 };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).separator;
}
