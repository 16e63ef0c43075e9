import fc from "fast-check";
import { asText, byteOrderMark, csvRow, fromText } from "../../lib/csv-row.ts";
import { decodeText } from "../../lib/import/decode-text.ts";
import { fieldLabels } from "../../lib/import/field-labels.ts";
import { readCsv } from "../../lib/import/read-csv.ts";
import { readFiles } from "../../lib/import/read-files.ts";
import { noChoice } from "../../lib/import/reading.ts";
import { fuzz } from "./runs.ts";

const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ";", ",", "\t", "\r", "\n", " ", "a", "\uff1d"),
  }),
);
/** What a reader makes of line breaks: one kind. */
const oneKind = (text: string) => text.replace(/\r\n?/g, "\n");

fuzz("a cell that is made text is no formula, and comes back as it was", [cell], (text) => {
  const isFormula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(asText(text));
  return !isFormula && fromText(asText(text)) === text;
});

const table = fc.array(fc.tuple(cell, cell, fc.constant("x")), { minLength: 1 });

fuzz("what is written is read as it was, whatever is in the cells", [table], (rows) => {
  const bytes = new TextEncoder().encode(byteOrderMark + rows.map(csvRow).join(""));
  const { rows: read } = readCsv(decodeText(bytes).text, ";");
  const cells = read.map((row) => row.cells.map((each) => oneKind(fromText(each))));
  return JSON.stringify(cells) === JSON.stringify(rows.map((row) => row.map(oneKind)));
});

const head = fc.constantFrom(
  new Uint8Array(),
  new Uint8Array([0x50, 0x4b, 3, 4]),
  new Uint8Array([0xd0, 0xcf]),
  new Uint8Array([0xff, 0xfe]),
  new TextEncoder().encode("gebruikersnaam;voornaam;naam;voornaam_coaccount1\n"),
  new TextEncoder().encode("sourcedId,username,givenName,familyName,agentSourcedIds\n"),
);
const name = fc.constantFrom("lijst.csv", "lijst.xlsx", "users.csv", "roster.zip");

fuzz(
  "whatever is brought is read or refused, and never fails",
  [head, fc.uint8Array({ maxLength: 2_000 }), name],
  (start, tail, called) => {
    const bytes = new Uint8Array([...start, ...tail]);
    const { found, people } = readFiles([{ name: called, bytes }], noChoice, fieldLabels());
    const isKnown = ["table", "roster", "unreadable"].includes(found.shape);
    return isKnown && people.records.every(({ line }) => line > 0);
  },
);
