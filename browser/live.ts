import { followConditions } from "./conditions.ts";
import { followForms } from "./forms.ts";
import { followLanguages } from "./languages.ts";
import { followLooks } from "./looks.ts";

/** What every page gains from script. Nothing depends on it: each of these is a plain page made quicker. */
followForms();
followLooks();
followConditions();
followLanguages();
