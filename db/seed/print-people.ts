/** `node db/seed/print-people.ts` prints everybody, `--named` the named people alone. */
import { allPeople, namedPeople } from "./people-table.ts";

process.stdout.write(process.argv.includes("--named") ? namedPeople() : allPeople());
