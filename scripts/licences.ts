import { writeFileSync } from "node:fs";
import { licenceList } from "./dependencies/licence-list.ts";
import { readJson } from "./dependencies/lockfile.ts";

/** Writes docs/licences.md: under what each package of the lockfile may be used. */
writeFileSync("docs/licences.md", licenceList(readJson("package-lock.json")));
