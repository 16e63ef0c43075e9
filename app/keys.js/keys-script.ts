import { markedKeys } from "../../lib/i18n/marks.ts";
import { hashOf } from "../_ui/hash-of.ts";
import type { Script } from "../scripts.ts";
import { showKeys } from "./show-keys.ts";

/** What shows translators which text is which, in development and the demo. */
export function keysSource(): string {
  return `(${showKeys})(${JSON.stringify(markedKeys)})`;
}

export async function keysScript(): Promise<Script> {
  return { src: "/keys.js", hash: await hashOf(keysSource()) };
}
