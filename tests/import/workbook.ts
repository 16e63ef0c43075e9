import { strToU8, zipSync } from "fflate";

/** A small Excel workbook, as programs write them: with texts in a table of their own, or where they stand. */
export function workbook(
  rows: readonly (readonly (string | number)[])[],
  options: { readonly isShared?: boolean; readonly sheet?: string } = {},
): Uint8Array {
  const texts: string[] = [];
  const cell = (value: string | number, column: number, row: number) => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
    if (typeof value === "number") return `<c ${at}><v>${value}</v></c>`;
    if (!options.isShared) return `<c ${at} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    texts.push(
      `<si><r><t xml:space="preserve">${escaped(value.slice(0, 2))}</t></r><r><t>${escaped(value.slice(2))}</t></r></si>`,
    );
    return `<c ${at} t="s"><v>${texts.length - 1}</v></c>`;
  };
  const made = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((c, i) => cell(c, i, row)).join("")}</row>`,
  );
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      '<workbook><sheets><sheet name="Lijst" sheetId="1" r:id="rId7"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet2.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": strToU8("<worksheet><sheetData/></worksheet>"),
    "xl/worksheets/sheet2.xml": strToU8(
      `<worksheet><sheetData>${options.sheet ?? made.join("")}</sheetData></worksheet>`,
    ),
    ...(options.isShared && { "xl/sharedStrings.xml": strToU8(`<sst>${texts.join("")}</sst>`) }),
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
