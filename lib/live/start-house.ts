import "server-only";
import { type House, openHouse } from "../door/house.ts";
import type { OpenBackground } from "./background.ts";
import { makeTools } from "./make-tools.ts";
import { makeToolsBy } from "./tools.ts";

/** Opens the house, once for each process or isolate. */
export function startHouse(house: House, openBackground: OpenBackground): void {
  makeToolsBy(() => makeTools(openBackground));
  openHouse(house);
}
