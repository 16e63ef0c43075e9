import { startHouse } from "../lib/live/start-house.ts";
import { answererAt } from "./answers.ts";
import { makePage } from "./make-page.tsx";

/** One module for the start, so that the bundle has what both need once. */
export function start(): void {
  startHouse(answererAt, makePage);
}
