import { createHash } from "node:crypto";
import { idAt } from "../../db/new-id.ts";
import { stableId } from "../../db/seed/stable.ts";

/** The same at every run, and as far apart as those that chance makes. */
function digestOf(place: string): Buffer {
  return createHash("md5").update(place).digest();
}

export const idOf = (place: string, at: number) => idAt(at, stableId(place));
export const chanceOf = (place: string) => digestOf(place).readUInt32BE() / 2 ** 32;
export const hashOf = (place: string) => digestOf(place).toString("base64url");
export const networkOf = (place: string) => hashOf(`${place}/network`);
/** Whole, and on average what it is told. */
export const timesOf = (place: string, average: number) => Math.floor(average + chanceOf(place));
