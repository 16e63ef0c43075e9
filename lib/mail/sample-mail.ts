import { isLocale } from "../../messages/catalogues.ts";
import type { School, Tools } from "../scope.ts";
import { renderMail } from "./render.ts";

/** The mail that most people get, as it would go out now; its link opens nothing. @returns HTML. */
export async function sampleMail(
  tools: Pick<Tools, "senderEmail" | "urlAt" | "clock">,
  school: School,
  to: {
    readonly givenName: string;
    readonly familyName: string;
    readonly username: string;
    readonly locale: string;
  },
): Promise<string> {
  const now = tools.clock.now();
  const { givenName, familyName, username } = to;
  const { html } = await renderMail(tools, school, {
    id: crypto.randomUUID(),
    kind: "recovery",
    locale: isLocale(to.locale) ? to.locale : school.locale,
    toEmail: school.helpdeskEmail,
    createdAt: now,
    givenName,
    familyName,
    username,
    whose: null,
    link: tools.urlAt(school.slug, "/otp/..."),
    expiresAt: new Date(now.getTime() + school.linkLifetimeMinutes * 60_000),
  });
  return html;
}
