import { closeSync, openSync, readSync } from "node:fs";
import { endianness } from "node:os";

/** Of the log's index: how many pages lie in the log, and how many of them in the file too (sqlite.org/walformat.html, 2.1). */
const [mxFrameAt, nBackfillAt] = [16, 96];
const headerBytes = 100;

/**
 * How many pages have been written to the log of this database and not yet
 * laid into its file. SQLite tells this only while it lays them there.
 *
 * @returns 0 where there is no log.
 */
export function pagesInLog(path: string): number {
  const header = Buffer.alloc(headerBytes);
  try {
    const index = openSync(`${path}-shm`, "r");
    try {
      if (readSync(index, header, 0, headerBytes, 0) < headerBytes) return 0;
    } finally {
      closeSync(index);
    }
  } catch {
    return 0;
  }
  const pagesAt = (at: number) => (endianness() === "LE" ? header.readUInt32LE(at) : header.readUInt32BE(at));
  return Math.max(0, pagesAt(mxFrameAt) - pagesAt(nBackfillAt));
}
