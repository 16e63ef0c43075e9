import { resumeSchool, suspendSchool } from "../../lib/operators/suspend-school.ts";
import { type Command, exitCodes } from "./command.ts";
import { filled, texts } from "./texts.ts";

/** `school suspend SCHOOL`: can be taken back, but a whole school stands before a closed door. */
export const schoolSuspend: Command = {
  options: { yes: { type: "boolean" } },
  required: [],
  positionals: ["SCHOOL"],
  async run({ output, school, positional, confirm }) {
    const at = await school(positional(0));
    const { slug } = at.school;
    await confirm(filled(texts.suspendMeans, { slug }));
    const { status } = await suspendSchool(at);
    output.say({ status, slug }, filled(texts[status], { slug }));
    return exitCodes.done;
  },
};

/** `school resume SCHOOL` */
export const schoolResume: Command = {
  options: {},
  required: [],
  positionals: ["SCHOOL"],
  async run({ output, school, positional }) {
    const at = await school(positional(0));
    const { slug } = at.school;
    const { status } = await resumeSchool(at);
    output.say({ status, slug }, filled(texts[status], { slug }));
    return exitCodes.done;
  },
};
