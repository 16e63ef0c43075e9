import { changeLogo, removeLogo } from "../../../../lib/desk/change-logo.ts";
import { changeSettings } from "../../../../lib/desk/change-settings.ts";
import { type Answer, answerer } from "../../../../lib/forms/answer-post.ts";
import { choice, email, line } from "../../../../lib/forms/read-form.ts";
import { largestLogo } from "../../../../lib/schools/logo-kind.ts";
import { whenFresh, whenPressed } from "../_desk/when-administrator.ts";

const fields = {
  name: line(120),
  town: line(80),
  postalAddress: line(200),
  helpdeskEmail: email(),
  colour: line(7),
  locale: line(10),
  passwordRule: line(20),
  linkLifetimeMinutes: line(6),
  sessionIdleHours: line(6),
  sessionKeptDays: line(6),
  retentionDays: line(6),
  mailsNewDevices: choice(),
};

export const saveSettings = answerer(fields, (post, typed) =>
  whenFresh(post, async (administrator) => {
    const outcome = await changeSettings(post.scope, administrator, typed, post.visitor);
    return outcome.status === "saved"
      ? { goTo: "/admin/settings?notice=saved" }
      : { errors: { [outcome.field]: post.words("settings.not-a-choice") } };
  }),
);

/** With room for what a browser writes around the file. */
const mostBytes = largestLogo + 10 * 1024;

export const saveLogo = answerer(
  {},
  (post) =>
    whenFresh(post, async (administrator): Promise<Answer<never>> => {
      const [file] = post.filesOf("logo");
      const bytes = new Uint8Array((await file?.arrayBuffer()) ?? []);
      const { status } = await changeLogo(post.scope, administrator, bytes, post.visitor);
      return status === "saved"
        ? { goTo: "/admin/settings?notice=saved" }
        : { notice: post.words(`settings.logo-${status}`) };
    }),
  {
    mostBytes,
    async refuse(post) {
      const answer = await whenFresh(post, async (): Promise<Answer<never>> => ({}));
      return answer.goTo || answer.notice ? answer : null;
    },
  },
);

export const dropLogo = answerer({}, (post) =>
  whenPressed(post, "/admin/settings", async (administrator) => {
    await removeLogo(post.scope, administrator, post.visitor);
    return { goTo: "/admin/settings?notice=saved" };
  }),
);
