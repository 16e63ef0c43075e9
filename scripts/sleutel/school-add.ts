import { addSchool } from "../../lib/operators/add-school.ts";
import { type Command, exitCodes } from "./command.ts";
import { filled, texts } from "./texts.ts";

/** `school add`: all faults at once, and then the school's address and what comes next. */
export const schoolAdd: Command = {
  options: {
    slug: { type: "string" },
    name: { type: "string" },
    town: { type: "string" },
    address: { type: "string" },
    language: { type: "string", default: "nl" },
    helpdesk: { type: "string" },
    colour: { type: "string", default: "#1e4f91" },
  },
  required: ["slug", "name", "town", "address", "helpdesk"],
  positionals: [],
  async run({ output, open, text }) {
    const { operator, env } = open();
    const slug = text("slug");
    const outcome = await addSchool(operator, {
      slug,
      name: text("name"),
      town: text("town"),
      postalAddress: text("address"),
      locale: text("language"),
      helpdeskEmail: text("helpdesk"),
      colour: text("colour"),
    });
    if (outcome.status === "faulty") {
      const sentences = outcome.faults.map((fault) => texts.schoolFault[fault]);
      output.complain(outcome, [texts.nothingDone, ...sentences].join("\n  - "));
      return exitCodes.usedWrongly;
    }
    const url = `${env.baseScheme}://${slug}.${env.baseDomain}${env.basePortSuffix}/`;
    output.say({ ...outcome, slug, url }, filled(texts.schoolAdded, { slug, url }));
    return exitCodes.done;
  },
};
