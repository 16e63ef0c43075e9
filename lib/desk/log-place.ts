import type { LogPlace } from "./read-log.ts";

/** A place in the log as an address has it: "1790000000000.0b7c...". */
export function placeText({ at, id }: LogPlace): string {
  return `${at.getTime()}.${id}`;
}

/** @returns null for whatever else was sent: then the log begins at its newest line. */
export function asLogPlace(sent: unknown): LogPlace | null {
  const [, ms, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(typeof sent === "string" ? sent : "") ?? [];
  return ms && id ? { at: new Date(Number(ms)), id } : null;
}
