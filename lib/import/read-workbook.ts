import { mostCellCharacters, mostColumns, mostRows, type Read, type Row } from "./table.ts";
import { unzip } from "./unzip.ts";
import { attribute, elements, plainText } from "./xml-elements.ts";

const sheetPath = /^xl\/worksheets\/[^/]+\.xml$/;
const [stringsPath, workbookPath, relationsPath] = [
  "xl/sharedStrings.xml",
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
];
const isRead = (path: string) =>
  sheetPath.test(path) || [stringsPath, workbookPath, relationsPath].includes(path);

/**
 * The rows of the first sheet of an Excel workbook (ECMA-376), as text. A
 * formula counts for the value that was saved with it: nothing is computed.
 */
export function readWorkbook(bytes: Uint8Array): Read<{ readonly rows: readonly Row[] }> {
  const files = unzip(bytes, isRead);
  const textAt = (path: string) => new TextDecoder().decode(files?.get(path));
  const path = files && firstSheet([...files.keys()], textAt(workbookPath), textAt(relationsPath));
  if (!path) return { status: "unreadable", why: "not-a-workbook" };
  const strings = Array.from(elements(textAt(stringsPath), "si"), ({ inner }) => textIn(inner));
  const rows: Row[] = [];
  for (const { attributes, inner } of elements(textAt(path), "row")) {
    const line = Number(attribute(attributes, "r") ?? rows.length + 1);
    rows.push({ line, cells: cellsOf(inner, strings) });
    if (rows.length > mostRows + 1) return { status: "unreadable", why: "too-many-rows" };
  }
  return { status: "read", rows };
}

/** The one that the workbook shows first; without a word about it, the first file. */
function firstSheet(paths: readonly string[], workbook: string, relations: string): string | undefined {
  const [shown] = elements(workbook, "sheet");
  const id = shown && attribute(shown.attributes, "r:id");
  for (const { attributes } of elements(relations, "Relationship")) {
    if (attribute(attributes, "Id") !== id) continue;
    const target = attribute(attributes, "Target")?.replace(/^\/?(xl\/)?/, "xl/");
    if (target && paths.includes(target)) return target;
  }
  return paths.filter((path) => sheetPath.test(path)).sort()[0];
}

/** A text may be in pieces, each with looks of its own; how it is read aloud is no part of it. */
function textIn(xml: string): string {
  const said = xml.includes("<rPh") ? xml.slice(0, xml.indexOf("<rPh")) : xml;
  // No more of it than shows that it is too long.
  const text = Array.from(elements(said, "t"), ({ inner }) => plainText(inner)).join("");
  return text.slice(0, mostCellCharacters + 1);
}

function cellsOf(row: string, strings: readonly string[]): string[] {
  const cells: string[] = [];
  let next = 0;
  for (const { attributes, inner } of elements(row, "c")) {
    const column = columnOf(attribute(attributes, "r")) ?? next;
    next = column + 1;
    // A cell further to the right is under no heading of ours.
    if (column > mostColumns) continue;
    while (cells.length < column) cells.push("");
    cells[column] = textOf(attribute(attributes, "t"), inner, strings);
  }
  return cells;
}

function textOf(type: string | null, inner: string, strings: readonly string[]): string {
  if (type === "inlineStr") return textIn(inner);
  const [saved] = elements(inner, "v");
  const value = plainText(saved?.inner ?? "");
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "str") return value;
  if (type === "e") return "";
  // A long number is saved as 4.71234E+5.
  return /e/i.test(value) && Number.isFinite(Number(value)) ? String(Number(value)) : value;
}

/** "C7" is column 2. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (!letters) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
