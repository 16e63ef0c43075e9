import { type Encoding, encodings, isEncoding } from "./decode-text.ts";
import { type Field, isField } from "./fields.ts";
import { isSeparator, type Separator, separators } from "./read-csv.ts";
import type { Unreadable } from "./table.ts";

/** What the administrator chose; null is found out. */
export interface Choice {
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly columns: readonly (Field | null)[] | null;
  /** Whether who is not in the file is made inactive. */
  readonly deactivatesMissing: boolean;
}

export const noChoice: Choice = { encoding: null, separator: null, columns: null, deactivatesMissing: false };

/** How a file was read: `imports.reading`. */
export interface Reading {
  readonly fileNames: readonly string[];
  readonly choice: Choice;
  /** Null until it was read. */
  readonly found:
    | { readonly shape: "unreadable"; readonly why: Unreadable }
    | { readonly shape: "roster"; readonly files: readonly string[] }
    | FoundTable
    | null;
}

export interface FoundTable {
  readonly shape: "table";
  /** Null for a workbook. */
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly header: readonly string[];
  /** The first rows, to know the columns by. */
  readonly samples: readonly (readonly string[])[];
  readonly columns: readonly (Field | null)[];
}

/** As a form sends it. @param columns what was chosen for each column; null where the form had none. */
export function choiceOf(sent: {
  readonly encoding: string;
  readonly separator: string;
  readonly columns: readonly string[] | null;
  readonly deactivatesMissing: boolean;
}): Choice {
  return {
    encoding: isEncoding(sent.encoding) ? sent.encoding : null,
    separator: isSeparator(separatorNamed(sent.separator))
      ? (separatorNamed(sent.separator) as Separator)
      : null,
    columns: sent.columns?.map((field) => (isField(field) ? field : null)) ?? null,
    deactivatesMissing: sent.deactivatesMissing,
  };
}

/** A tab does not survive every form. */
export const separatorNames = { semicolon: ";", comma: ",", tab: "\t", bar: "|" } as const;

function separatorNamed(name: string): string | undefined {
  return (separatorNames as Record<string, string>)[name];
}

export { encodings, separators };
