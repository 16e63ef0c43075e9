import { followColour } from "./desk/colour.ts";
import { followMailPreview } from "./desk/mail-preview.ts";
import { followPrint } from "./desk/print.ts";
import { followSearch } from "./desk/search.ts";
import { followSlowButtons } from "./desk/slow-buttons.ts";
import { followTicks } from "./desk/ticks.ts";

/** What the desk gains besides. */
followColour();
followMailPreview();
followPrint();
followSearch();
followSlowButtons();
followTicks();
