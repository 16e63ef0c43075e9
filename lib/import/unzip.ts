import { Unzip, UnzipInflate } from "fflate";

const mostEntryBytes = 24 * 1024 * 1024;
const mostBytes = 40 * 1024 * 1024;
const mostEntries = 500;
/** Deflate makes at most a thousand times as much: what a slice becomes is looked at before the next one. */
const sliceBytes = 8 * 1024;

/**
 * The files in a zip that are `wanted`, by path.
 *
 * @returns null for what is no zip, and for one that would take up more room
 *   than any school's: sizes that it names are not believed (CWE-409).
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
): ReadonlyMap<string, Uint8Array> | null {
  const entries = new Map<string, Uint8Array[]>();
  let [total, seen] = [0, 0];
  const unzipping = new Unzip((file) => {
    if (++seen > mostEntries) throw new RangeError("Too many files.");
    if (!wanted(file.name) || entries.has(file.name)) return;
    const parts: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, part) => {
      if (error) throw error;
      size += part.length;
      total += part.length;
      if (size > mostEntryBytes || total > mostBytes) throw new RangeError("Too large.");
      parts.push(part);
    };
    entries.set(file.name, parts);
    file.start();
  });
  unzipping.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += sliceBytes)
      unzipping.push(bytes.subarray(from, from + sliceBytes), from + sliceBytes >= bytes.length);
  } catch {
    return null;
  }
  return entries.size === 0 ? null : new Map([...entries].map(([path, parts]) => [path, joined(parts)]));
}

export function isZip([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && c === 3 && d === 4;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
