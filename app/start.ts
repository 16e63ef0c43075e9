import { openHouse } from "../lib/door/house.ts";
import { backgroundHere, type OpenBackground } from "../lib/live/background.ts";
import { houseOf } from "../lib/live/house-of.ts";
import { startHouse } from "../lib/live/start-house.ts";
import { answererAt } from "./answers.ts";
import { makePage } from "./make-page.tsx";

/** Opens the house, once for each process or isolate. */
export function start(openBackground: OpenBackground = backgroundHere): void {
  startHouse(houseOf(answererAt, makePage), openBackground);
}

/** Opens it in the place of the one that is open, which was made of what was written before. */
export function renew(): void {
  openHouse(houseOf(answererAt, makePage));
}
