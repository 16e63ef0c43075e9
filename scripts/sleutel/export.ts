import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { byteOrderMark, csvRow } from "../../lib/csv-row.ts";
import { type ExportedPerson, exportPeople } from "../../lib/operators/export-people.ts";
import { type Command, exitCodes, UsedWrongly } from "./command.ts";
import { filled, texts } from "./texts.ts";

const formats = { jsonl: jsonLine, csv: csvLine } as const;

/** `export`: a line a person, to a file that its owner alone may read, or to stdout. */
export const exportCommand: Command = {
  options: {
    school: { type: "string" },
    format: { type: "string", default: "jsonl" },
    out: { type: "string" },
  },
  required: ["school"],
  positionals: [],
  async run({ output, shell, school, text, flag }) {
    const format = text("format");
    if (!Object.hasOwn(formats, format)) throw new UsedWrongly(texts.unknownFormat);
    // Then stdout is for what the command says.
    if (flag("json") && !text("out")) throw new UsedWrongly(texts.jsonNeedsOut);
    const at = await school(text("school"));
    const path = text("out");
    const out = path ? createWriteStream(path, { flags: "wx", mode: 0o600 }) : shell.stdout;
    if (path) await once(out, "open");
    const count = await writeAll(out, format as keyof typeof formats, exportPeople(at), output.progress);
    output.progress("");
    if (!path) return exitCodes.done;
    out.end();
    await once(out, "close");
    output.say({ status: "exported", people: count, path }, filled(texts.exported, { count, path }));
    return exitCodes.done;
  },
};

async function writeAll(
  out: Writable,
  format: keyof typeof formats,
  pages: AsyncIterable<ExportedPerson[]>,
  progress: (text: string) => void,
): Promise<number> {
  let count = 0;
  if (format === "csv") out.write(`${byteOrderMark}${csvRow(columns)}`);
  for await (const people of pages) {
    count += people.length;
    if (!out.write(people.map(formats[format]).join(""))) await once(out, "drain");
    progress(filled(texts.soMany, { count }));
  }
  return count;
}

const columns = [
  "username",
  "externalId",
  "className",
  "position",
  "relation",
  "givenName",
  "familyName",
  "language",
  "emails",
  "isActive",
  "activeUntil",
  "isAdministrator",
  "hasPassword",
] as const satisfies (keyof ExportedPerson)[];

function jsonLine(person: ExportedPerson): string {
  return `${JSON.stringify(person)}\n`;
}

/** As the desk's export: a spreadsheet computes none of it. */
function csvLine(person: ExportedPerson): string {
  const text = (value: ExportedPerson[keyof ExportedPerson]) =>
    Array.isArray(value) ? value.join(" ") : String(value ?? "");
  return csvRow(columns.map((column) => text(person[column])));
}
