/**
 * Cells that a spreadsheet would compute (OWASP, CSV Injection): they begin
 * with one of these, full-width ones too, whatever spaces come before. A quote
 * in front makes them text; those that have quotes of their own get one more,
 * so that each can be taken off again.
 */
const computed = /^'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

export function asText(cell: string): string {
  return computed.test(cell) ? `'${cell}` : cell;
}

/** Takes off what `asText` put there. */
export function fromText(cell: string): string {
  return cell.startsWith("'") && computed.test(cell) ? cell.slice(1) : cell;
}

/** What makes Excel read the file as UTF-8. */
export const byteOrderMark = "\ufeff";

/** One row, in the form that Excel opens in Dutch: semicolons, and every cell in quotes. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${asText(cell).replaceAll('"', '""')}"`).join(";")}\r\n`;
}
