import { desk, people } from "./desk.ts";
import { frontDoor } from "./front-door.ts";
import { importing } from "./import.ts";
import { letters } from "./letters.ts";
import { outside } from "./outside.ts";
import type { Tour } from "./tour.ts";
import { wayBackIn } from "./way-back-in.ts";

/** All that the product can show, in walks of a browser that begin each on their own. */
export const tours: Readonly<Record<string, Tour>> = {
  outside,
  "at the front door": frontDoor,
  "on the way back in": wayBackIn,
  "among letters": letters,
  "among people": people,
  "at the desk": desk,
  "while people are brought in": importing,
};

/** Those of what pupils and parents see. */
export const familyTours: ReadonlySet<string> = new Set(["at the front door", "on the way back in"]);
