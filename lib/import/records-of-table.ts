import { fromText } from "../csv-row.ts";
import { type Field, fieldAt, type PersonField, positions } from "./fields.ts";
import { judgeRecord } from "./judge-record.ts";
import type { AccountRecord, People, PersonRecord } from "./records.ts";
import type { Row, Table } from "./table.ts";
import { activeOf, localeOf, relationOf } from "./words-of-cells.ts";

/** @param columns what each column holds; null is left out. */
export function recordsOfTable(table: Table, columns: readonly (Field | null)[]): People {
  const indexes = new Map<Field, number[]>();
  for (const [index, field] of columns.entries()) {
    if (field) indexes.set(field, [...(indexes.get(field) ?? []), index]);
  }
  return {
    records: table.rows.map((row) => recordOf(row, indexes)),
    positions: positions.filter((position) => indexes.has(fieldAt("givenName", position))),
  };
}

function recordOf(row: Row, indexes: ReadonlyMap<Field, readonly number[]>): AccountRecord {
  const read: Cells = (field) => {
    const found = indexes.get(field);
    return found?.map((index) =>
      fromText((row.cells[index] ?? "").trim())
        .normalize("NFC")
        .trim(),
    );
  };
  const className = read("className")?.[0];
  return judgeRecord({
    line: row.line,
    externalId: read("externalId")?.[0] || null,
    username: read("username")?.[0] ?? "",
    ...(className !== undefined && { className: className || null }),
    persons: positions.flatMap((position) => personOf(read, position) ?? []),
  });
}

/** The cells of a field, of which there may be several columns; undefined where there is none. */
type Cells = (field: Field) => readonly string[] | undefined;

/** @returns null for a place where nobody is: its type alone, or a 0, is what Smartschool writes there. */
function personOf(cells: Cells, position: number): PersonRecord | null {
  const read = (field: PersonField) => cells(fieldAt(field, position));
  const [givenName = "", familyName = ""] = [read("givenName")?.[0], read("familyName")?.[0]];
  const emails = addressesIn(read("email") ?? []);
  if (position > 0 && givenName === "" && familyName === "" && emails.length === 0) return null;
  const isActive = activeOf(read("status")?.[0]);
  const locale = localeOf(read("language")?.[0]);
  const relation = position === 0 ? null : relationOf(read("relation")?.[0]);
  return {
    position,
    givenName,
    familyName,
    emails,
    ...(relation !== undefined && { relation }),
    ...(isActive !== undefined && { isActive }),
    ...(locale && { locale }),
  };
}

function addressesIn(cells: readonly string[]): string[] {
  return [...new Set(cells.flatMap((cell) => cell.split(/[;,\s]+/)).filter((email) => email !== ""))];
}
