import { decodeText, isText } from "./decode-text.ts";
import { type Field, recogniseColumns } from "./fields.ts";
import { isRosterUsers, type Roster, recordsOfRoster, rosterFileOf } from "./one-roster.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Choice, Reading } from "./reading.ts";
import type { People } from "./records.ts";
import { recordsOfTable } from "./records-of-table.ts";
import { type Read, type Table, tableOf, type Unreadable } from "./table.ts";
import { isZip, unzip } from "./unzip.ts";

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Found = NonNullable<Reading["found"]>;
export type ReadFiles = { readonly found: Found; readonly people: People };

/**
 * The people in what a school has: one table (CSV or Excel), or the files of a
 * OneRoster, in a zip or not.
 *
 * @param labels our own names of the fields, folded.
 */
export function readFiles(
  sent: readonly SentFile[],
  choice: Choice,
  labels: ReadonlyMap<string, Field>,
): ReadFiles {
  const files = sent.flatMap(unpacked);
  const roster = rosterOf(files, choice);
  if (roster) {
    const found = { shape: "roster", files: Object.keys(roster) } as const;
    return { found, people: recordsOfRoster(roster) };
  }
  const [file, ...others] = files;
  if (!file) return unreadable("not-a-zip");
  if (others.length > 0) return unreadable("several-files");
  const read = readTable(file, choice);
  if (read.status === "unreadable") return unreadable(read.why);
  const { table, encoding, separator } = read;
  const columns = table.header.map((_, i) => choice.columns?.[i] ?? null);
  const known = choice.columns ? columns : recogniseColumns(table.header, labels);
  const samples = table.rows.slice(0, 3).map(({ cells }) => cells.map((cell) => cell.slice(0, 40)));
  return {
    found: { shape: "table", encoding, separator, header: table.header, samples, columns: known },
    people: recordsOfTable(table, known),
  };
}

function unreadable(why: Unreadable): ReadFiles {
  return { found: { shape: "unreadable", why }, people: { records: [], positions: [] } };
}

/** Whether it can be told at a glance that nobody can be read out of this file: a picture, a document. */
export function isNoList({ bytes }: SentFile): boolean {
  return !isZip(bytes) && !isOldWorkbook(bytes) && !isText(bytes);
}

/** A workbook is a zip too. */
function unpacked(file: SentFile): SentFile[] {
  if (!isZip(file.bytes) || /\.xlsx$/i.test(file.name)) return [file];
  const inside = unzip(file.bytes, (path) => /\.csv$/i.test(path) && !path.startsWith("__MACOSX/"));
  return inside ? [...inside].map(([name, bytes]) => ({ name, bytes })) : [file];
}

type TableRead = Pick<Extract<Found, { shape: "table" }>, "encoding" | "separator"> & {
  readonly table: Table;
};

function readTable({ bytes }: SentFile, choice: Choice): Read<TableRead> {
  if (isZip(bytes)) {
    const book = readWorkbook(bytes);
    const made = book.status === "read" ? tableOf(book.rows) : book;
    return made.status === "read" ? { ...made, encoding: null, separator: null } : made;
  }
  if (isOldWorkbook(bytes)) return { status: "unreadable", why: "old-workbook" };
  if (!isText(bytes)) return { status: "unreadable", why: "not-a-list" };
  const { text, encoding } = decodeText(bytes, choice.encoding);
  const { rows, separator } = readCsv(text, choice.separator);
  const made = tableOf(rows);
  return made.status === "read" ? { ...made, encoding, separator } : made;
}

/** What Excel wrote before 2007. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf;
}

/** @returns null where there are no users among the files. */
function rosterOf(files: readonly SentFile[], choice: Choice): (Roster & { readonly users: Table }) | null {
  const roster: Roster = {};
  for (const file of files) {
    const name = rosterFileOf(file.name) ?? (files.length === 1 ? "users" : null);
    if (!name || isZip(file.bytes)) continue;
    const read = readTable(file, { ...choice, separator: null });
    if (read.status === "read") roster[name] = read.table;
  }
  const { users } = roster;
  return users && isRosterUsers(users) ? { ...roster, users } : null;
}
