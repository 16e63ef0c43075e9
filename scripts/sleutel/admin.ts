import { listAdministrators, revokeAdministrator } from "../../lib/operators/administrators.ts";
import { inviteAdministrator } from "../../lib/operators/invite-administrator.ts";
import { type Command, exitCodes, Failure } from "./command.ts";
import { table } from "./output.ts";
import { filled, texts } from "./texts.ts";

/** `admin invite`: the mail goes out with the server's next sweep. */
export const adminInvite: Command = {
  options: {
    school: { type: "string" },
    username: { type: "string" },
    email: { type: "string" },
    given: { type: "string" },
    family: { type: "string" },
  },
  required: ["school", "username", "email"],
  positionals: [],
  async run({ output, school, text }) {
    const at = await school(text("school"));
    const [username, email] = [text("username"), text("email")];
    const invitation = { username, email, givenName: text("given"), familyName: text("family") };
    const outcome = await inviteAdministrator(at, invitation);
    if (outcome.status === "faulty") {
      const sentences = outcome.faults.map((fault) => texts.inviteFault[fault]);
      output.complain(outcome, [texts.nothingDone, ...sentences].join("\n  - "));
      return exitCodes.usedWrongly;
    }
    const until = outcome.expiresAt.toISOString();
    const said = outcome.isNew ? texts.invitedNew : texts.invited;
    output.say(outcome, filled(said, { username, email, until, slug: at.school.slug }));
    return exitCodes.done;
  },
};

/** `admin list` */
export const adminList: Command = {
  options: { school: { type: "string" } },
  required: ["school"],
  positionals: [],
  async run({ output, school, text }) {
    const administrators = await listAdministrators(await school(text("school")));
    const rows = administrators.map(({ username, givenName, familyName, hasPassword, isActive }) => [
      username,
      `${givenName} ${familyName}`,
      hasPassword ? texts.yes : texts.no,
      isActive ? texts.yes : texts.no,
    ]);
    const said = rows.length > 0 ? table(texts.administratorHeads, rows) : texts.noAdministrators;
    output.say({ status: "listed", administrators }, said);
    return exitCodes.done;
  },
};

/** `admin revoke` */
export const adminRevoke: Command = {
  options: { school: { type: "string" }, username: { type: "string" }, yes: { type: "boolean" } },
  required: ["school", "username"],
  positionals: [],
  async run({ output, school, text, confirm }) {
    const at = await school(text("school"));
    const about = { username: text("username"), slug: at.school.slug };
    await confirm(filled(texts.revokeMeans, about));
    const outcome = await revokeAdministrator(at, about.username);
    if (outcome.status === "no-administrator")
      throw new Failure(outcome.status, filled(texts.noAdministrator, about));
    output.say(outcome, filled(outcome.left > 0 ? texts.revoked : texts.revokedLast, about));
    return exitCodes.done;
  },
};
