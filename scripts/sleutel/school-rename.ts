import { brokenByRename, renameSchool } from "../../lib/operators/rename-school.ts";
import { type Command, exitCodes, Failure } from "./command.ts";
import { filled, texts } from "./texts.ts";

/** `school rename`: says what stops working, and asks. */
export const schoolRename: Command = {
  options: { slug: { type: "string" }, to: { type: "string" }, yes: { type: "boolean" } },
  required: ["slug", "to"],
  positionals: [],
  async run({ output, school, text, confirm }) {
    const at = await school(text("slug"));
    const [from, to] = [at.school.slug, text("to")];
    await confirm(filled(texts.renameBreaks, { from, to, ...(await brokenByRename(at)) }));
    const outcome = await renameSchool(at, to);
    if (outcome.status === "changed-meanwhile") throw new Failure(outcome.status, texts.changedMeanwhile);
    if (outcome.status === "faulty") {
      output.complain(outcome, `${texts.nothingDone}\n  - ${texts.schoolFault[outcome.fault]}`);
      return exitCodes.usedWrongly;
    }
    output.say({ ...outcome, from, to }, filled(texts.renamed, { from, to }));
    return exitCodes.done;
  },
};
