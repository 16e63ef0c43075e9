import { createHash } from "node:crypto";

/** SHA-256 of a text, as a content policy and an `integrity` attribute write it. */
export function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
