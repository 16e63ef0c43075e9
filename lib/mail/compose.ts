import { isLocale } from "../../messages/catalogues.ts";
import { whoseOf } from "../accounts/whose.ts";
import { signLinkToken } from "../recovery/link-token.ts";
import { asSchool } from "../schools/find-school.ts";
import type { Tools } from "../scope.ts";
import type { ClaimedMail } from "./claimed-mails.ts";
import type { MailToRender } from "./mail-to-render.ts";
import type { OutgoingMail } from "./mailer.ts";
import { renderMail } from "./render.ts";

/** Writes a queued mail out. The token of its link is made here, and is nowhere before. */
export async function compose(tools: Tools, claimed: ClaimedMail): Promise<OutgoingMail> {
  return renderMail(tools, asSchool(claimed.school), await described(tools, claimed));
}

async function described(tools: Tools, claimed: ClaimedMail): Promise<MailToRender> {
  const { mail, school, person, account, holder, link, help, answer } = claimed;
  const locale = isLocale(mail.locale) ? mail.locale : asSchool(school).locale;
  const row = { id: mail.id, locale, toEmail: mail.toEmail, createdAt: mail.createdAt };
  if (mail.kind === "help") {
    if (!help) throw new Error(`Mail ${mail.id} has lost its help message`);
    return { ...row, kind: mail.kind, recipient: person, help };
  }
  if (mail.kind === "help-answer") {
    if (!help || !answer) throw new Error(`Mail ${mail.id} has lost its answer`);
    return { ...row, kind: mail.kind, help, answer: answer.text };
  }
  if (!person || !account) throw new Error(`Mail ${mail.id} has lost its person`);
  const { givenName, familyName } = person;
  const to = {
    ...row,
    givenName,
    familyName,
    username: account.username,
    whose: whoseOf(person, holder ?? undefined),
  };
  switch (mail.kind) {
    case "password-changed":
      return { ...to, kind: mail.kind, changedAt: mail.createdAt };
    case "address-added":
    case "address-removed":
      return { ...to, kind: mail.kind, address: mail.about ?? "", changedAt: mail.createdAt };
    case "new-device":
      return { ...to, kind: mail.kind, device: mail.about ?? "", signedInAt: mail.createdAt };
    case "username-changed":
      return { ...to, kind: mail.kind, formerUsername: mail.about ?? "", changedAt: mail.createdAt };
  }
  if (!link) throw new Error(`Mail ${mail.id} has lost its link`);
  const token = await signLinkToken(tools.keys.links, link);
  return {
    ...to,
    kind: mail.kind,
    link: tools.urlAt(school.slug, `/otp/${token}`),
    expiresAt: link.expiresAt,
  };
}
