import { listSchools } from "../../lib/operators/list-schools.ts";
import { type Command, exitCodes } from "./command.ts";
import { table } from "./output.ts";
import { texts } from "./texts.ts";

/** `school list` */
export const schoolList: Command = {
  options: {},
  required: [],
  positionals: [],
  async run({ output, open }) {
    const schools = await listSchools(open().operator);
    const rows = schools.map(({ slug, name, town, people, lastSignInAt, suspendedAt }) => [
      slug,
      name,
      town,
      String(people),
      moment(lastSignInAt) || texts.never,
      moment(suspendedAt) || texts.no,
    ]);
    output.say(
      { status: "listed", schools },
      schools.length > 0 ? table(texts.schoolHeads, rows) : texts.noSchools,
    );
    return exitCodes.done;
  },
};

/** In UTC, to the minute: an operator's machine may stand anywhere. */
function moment(at: Date | null): string {
  return at ? `${at.toISOString().slice(0, 16).replace("T", " ")}Z` : "";
}
