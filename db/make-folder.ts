import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** The driver makes the file, but not the folder that it lies in. Does nothing for a server. */
export function makeFolderOf(url: string): void {
  if (url.startsWith("file:")) mkdirSync(dirname(url.slice("file:".length)), { recursive: true });
}
