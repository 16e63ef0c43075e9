/** A row of a file, and where it stands. */
export interface Row {
  /** From 1, as an editor counts: a row with line breaks in its cells begins here. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

/** A file that is read no further. */
export type Unreadable =
  | "empty"
  | "too-many-rows"
  | "too-many-columns"
  | "cell-too-long"
  | "not-a-workbook"
  | "old-workbook"
  | "not-a-zip"
  | "not-a-list"
  | "several-files";

export type Read<T> =
  | ({ readonly status: "read" } & T)
  | { readonly status: "unreadable"; readonly why: Unreadable };

export const mostRows = 20_000;
export const mostColumns = 100;
/**
 * Longer than anything about a person, and short enough that twenty thousand
 * rows of it are read in seconds: a workbook names one text any number of times.
 */
export const mostCellCharacters = 1_000;

/** The first row that says anything names the columns; rows without anything in them are nobody's. */
export function tableOf(all: readonly Row[]): Read<{ readonly table: Table }> {
  const [header, ...rows] = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (!header || rows.length === 0) return { status: "unreadable", why: "empty" };
  if (rows.length > mostRows) return { status: "unreadable", why: "too-many-rows" };
  if (header.cells.length > mostColumns) return { status: "unreadable", why: "too-many-columns" };
  const isTooLong = (cell: string) => cell.length > mostCellCharacters;
  if (all.some(({ cells }) => cells.some(isTooLong))) return { status: "unreadable", why: "cell-too-long" };
  return { status: "read", table: { header: header.cells.map((cell) => cell.trim()), rows } };
}
