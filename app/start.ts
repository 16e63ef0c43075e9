import { openHouse } from "../lib/door/house.ts";
import { houseOf } from "../lib/live/house-of.ts";
import { startHouse } from "../lib/live/start-house.ts";
import { answererAt } from "./answers.ts";
import { makePage } from "./make-page.tsx";

/** One module for the start, so that the bundle has what both need once. */
export function start(): void {
  startHouse(houseOf(answererAt, makePage));
}

/** Takes the house's place with it as it is written now, in development. */
export function renew(): void {
  openHouse(houseOf(answererAt, makePage));
}
