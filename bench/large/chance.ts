import { createHash } from "node:crypto";

/** The same at every run, and as far apart as those that chance makes. */
function digestOf(place: string): Buffer {
  return createHash("md5").update(place).digest();
}

/** As db/new-id.ts would have made it at that moment. */
export function idOf(place: string, at: number): string {
  const ms = at.toString(16).padStart(12, "0");
  const hex = digestOf(place).toString("hex");
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export const chanceOf = (place: string) => digestOf(place).readUInt32BE() / 2 ** 32;
export const hashOf = (place: string) => digestOf(place).toString("base64url");
export const networkOf = (place: string) => hashOf(`${place}/network`);
/** Whole, and on average what it is told. */
export const timesOf = (place: string, average: number) => Math.floor(average + chanceOf(place));
