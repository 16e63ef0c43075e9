import type { MailToRender } from "../../lib/mail/mail-to-render.ts";
import type { OutgoingMail } from "../../lib/mail/mailer.ts";
import { renderMail } from "../../lib/mail/render.ts";
import {
  added,
  answered,
  changed,
  help,
  imb,
  newDevice,
  removed,
  toMarie,
  tools,
  usernameChanged,
} from "../../lib/mail/specimens.ts";
import { type Locale, locales } from "../../messages/catalogues.ts";
import { type DifficultName, difficultNames } from "./difficult-names.ts";

export interface ShownMail {
  /** The kind, and where one kind has two forms, which. */
  readonly form: string;
  readonly locale: Locale;
  readonly name: DifficultName;
  readonly mail: OutgoingMail;
}

type Form = readonly [form: string, mail: MailToRender];

const forms: readonly Form[] = [
  ["recovery", toMarie],
  ["activation", { ...toMarie, kind: "activation" }],
  ["password-changed", changed],
  ["address-added, at the new address", { ...added, toEmail: added.address }],
  ["address-added, elsewhere", added],
  ["address-removed, at that address", removed],
  ["address-removed, elsewhere", { ...removed, toEmail: toMarie.toEmail }],
  ["new-device", newDevice],
  ["username-changed", usernameChanged],
  ["help", help],
  ["help-answer", answered],
];

/** Every form of every mail, in every language, to everybody with a difficult name. */
export async function everyMail(): Promise<ShownMail[]> {
  const all = forms.flatMap(([form, mail]) =>
    locales.flatMap((locale) => difficultNames.map((name) => ({ form, locale, name, mail }))),
  );
  return Promise.all(
    all.map(async ({ form, locale, name, mail }) => ({
      form,
      locale,
      name,
      mail: await renderMail(tools, { ...imb, name: name.schoolName }, { ...addressed(mail, name), locale }),
    })),
  );
}

function addressed(mail: MailToRender, name: DifficultName): MailToRender {
  const { givenName, familyName, username, holderGivenName } = name;
  if (mail.kind === "help") {
    const asker = { ...mail.help, name: `${holderGivenName} ${familyName}`, role: "3B" };
    return { ...mail, recipient: { givenName, familyName }, help: asker };
  }
  if (mail.kind === "help-answer") {
    return { ...mail, help: { ...mail.help, name: `${givenName} ${familyName}` } };
  }
  return { ...mail, givenName, familyName, username, whose: { relation: "mother", holderGivenName } };
}
