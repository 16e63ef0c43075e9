import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** Where the file of a `file:` address lies. */
export function pathOf(url: string): string {
  return url.slice("file:".length);
}

/** The driver makes the file, but not the folder that it lies in. Does nothing for a server. */
export function makeFolderOf(url: string): void {
  if (url.startsWith("file:")) mkdirSync(dirname(pathOf(url)), { recursive: true });
}
