import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** Where the file of a `file:` address lies, as libSQL's own client reads it (RFC 8089; relative paths besides). */
export function pathOf(url: string): string {
  return decodeURIComponent(url.slice("file:".length).replace(/^\/\/(?:localhost)?(?=\/)/i, ""));
}

/** The driver makes the file, but not the folder that it lies in. Does nothing for a server. */
export function makeFolderOf(url: string): void {
  if (url.startsWith("file:")) mkdirSync(dirname(pathOf(url)), { recursive: true });
}
