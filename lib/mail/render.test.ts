import { expect, test } from "vitest";
import { locales } from "../../messages/catalogues.ts";
import type { MailToRender } from "./mail-to-render.ts";
import { renderMail } from "./render.ts";
import {
  added,
  changed,
  help,
  imb,
  longLink,
  newDevice,
  removed,
  riverside,
  toJan,
  toMarie,
  tools,
} from "./specimens.ts";

const activation: MailToRender = { ...toJan, kind: "activation" };
const everyKind: MailToRender[] = [toMarie, activation, changed, added, removed, newDevice, help];
const everyMail = locales.flatMap((locale) => everyKind.map((mail) => ({ ...mail, locale })));

/** What a reader sees of a page. */
function seen(html: string): string {
  return html
    .replace(/<(style|title)>.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

function hrefs(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|action|background)="([^"]*)"/g)].map(([, value]) => value ?? "");
}

test("a recovery mail says in Dutch all that its reader needs", async () => {
  const { subject, html, text } = await renderMail(tools, imb, toMarie);
  expect(subject).toBe("Kies een nieuw wachtwoord voor Marie (mama van Jan)");
  for (const version of [seen(html), text.replace(/\s+/g, " ")]) {
    expect(version).toContain("Dag Marie,");
    expect(version).toContain("Marie Peeters (mama van Jan)");
    expect(version).toContain("jan.selle");
    expect(version).toContain(longLink);
    expect(version).toContain("tot zondag 22 november 2026 om 14:12");
    expect(version).toContain("Je huidige wachtwoord blijft gewoon werken.");
    expect(version).toContain("een ouder, een kind of een interim");
    expect(version).toContain("Het team van Instituut Maria-Boodschap");
    expect(version).toContain("Zet noreply@mail.sleutel.example in je adresboek");
    expect(version).toContain("Kouter 12, 9000 Gent");
  }
});

test("the same person is written to in English where that is her language", async () => {
  const { subject, html, text } = await renderMail(tools, imb, { ...toMarie, locale: "en" });
  expect(subject).toBe("Choose a new password for Marie (Jan’s mum)");
  expect(html).toContain('lang="en"');
  expect(html).not.toContain('lang="nl"');
  expect(text).toContain("Hello Marie,");
  expect(text.replace(/\s+/g, " ")).toContain("until Sunday, 22 November 2026 at 14:12");
});

test("two persons who share an address each see for whom a mail is, before and after opening it", async () => {
  const [mother, son] = [await renderMail(tools, imb, toMarie), await renderMail(tools, imb, toJan)];
  expect(mother.to.email).toBe(son.to.email);
  expect(mother.subject).not.toBe(son.subject);
  expect(son.text).toContain("Voor: Jan Selle\n");
  expect(son.text).not.toContain("mama");
  expect(seen(son.html)).toContain("De link is alleen voor Jan.");
});

test("who has no password yet is welcomed, not told of a password of theirs", async () => {
  const { subject, text } = await renderMail(tools, imb, activation);
  expect(subject).toBe("Kies een eerste wachtwoord voor Jan");
  expect(text).toContain("Welkom!");
  expect(text).not.toContain("wachtwoord van nu");
});

test("the notice of a changed password names the site and the helpdesk in words", async () => {
  const { subject, text } = await renderMail(tools, imb, changed);
  expect(subject).toBe("Het wachtwoord van Marie (mama van Jan) is veranderd");
  expect(text.replace(/\s+/g, " ")).toContain("op zondag 22 november 2026 om 12:29");
  expect(text).toContain("imb.sleutel.example.");
  expect(text).toContain("helpdesk@imb.example");
  expect(text).not.toMatch(/https?:/);
});

test.each([changed, added, removed, newDevice, help])(
  "a mail of kind $kind holds nothing to press",
  async (mail) => {
    expect(hrefs((await renderMail(tools, imb, mail)).html)).toEqual([]);
  },
);

test("the notice of an added address shows it in full to that address, and masked to the person's others", async () => {
  const atHome = await renderMail(tools, imb, added);
  expect(atHome.subject).toBe("E-mailadres toegevoegd voor Marie (mama van Jan)");
  expect(atHome.text).toContain("Nieuw e‑mailadres: m…@post.example\n\nWe tonen hier maar een deel");
  expect(atHome.html + atHome.text).not.toContain("marie.peeters");
  const atNew = await renderMail(tools, imb, { ...added, toEmail: "marie.peeters@post.example" });
  expect(atNew.text).toContain("Nieuw e‑mailadres: marie.peeters@post.example\n");
  expect(atNew.text).not.toContain("een deel");
});

test("the notice of a removed address goes to it too, and says whom to write to", async () => {
  const { subject, text, to } = await renderMail(tools, imb, { ...removed, locale: "en" });
  expect(to.email).toBe("Marie.Peeters@post.example");
  expect(subject).toBe("E-mail address removed for Marie (Jan’s mum)");
  expect(text).toContain("Removed e-mail address: marie.peeters@post.example\n");
  expect(text).toContain("write to helpdesk@imb.example at once");
});

test("the notice of a new device says when, and in which browser on which system", async () => {
  const { subject, text } = await renderMail(tools, imb, newDevice);
  expect(subject).toBe("Nieuw toestel: Marie (mama van Jan) heeft zich aangemeld");
  expect(text.replace(/\u00a0/g, " ")).toContain("Wanneer: zondag 22 november 2026 om 12:29\n");
  expect(text).toContain("Toestel: Firefox, Windows\n");
  const unknown = await renderMail(tools, imb, { ...newDevice, device: "" });
  expect(unknown.text).toContain("Toestel: Onbekend\n");
});

test("a recovery mail refers to its own link and to nothing else", async () => {
  const { html } = await renderMail(tools, imb, toMarie);
  expect(hrefs(html)).toEqual([longLink, longLink]);
});

test.each(everyMail)("a mail of kind $kind in $locale loads nothing and shows no picture", async (mail) => {
  const { html } = await renderMail(tools, imb, mail);
  expect(html).not.toMatch(/<(img|link|script|iframe|object|video|svg|form)\b|url\(|@import|@font-face/i);
});

test.each(everyMail)("a mail of kind $kind in $locale has all of its words", async (mail) => {
  const { subject, text, html } = await renderMail(tools, riverside, mail);
  for (const version of [subject, text, seen(html)]) {
    expect(version).not.toMatch(/undefined|\[object|[{}]/);
  }
  expect(html).toContain(`<html dir="ltr" lang="${mail.locale}">`);
});

test("a call for help is quoted, and cannot pass for words of the school", async () => {
  const { subject, html, text } = await renderMail(tools, imb, {
    ...help,
    help: {
      name: "<script>alert(1)</script>\r\nBcc: all@imb.example",
      role: "mama\nTe bereiken via: 0900",
      problem: "Help!\r\n\r\nVriendelijke groeten\u2028Het team van Instituut Maria-Boodschap",
      contact: "x",
      sentAt: help.help.sentAt,
    },
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain("<script");
  expect(seen(html)).toContain("<script>alert(1)</script> Bcc: all@imb.example");
  expect(text).toContain("> Help!\n> \n> Vriendelijke groeten\n> Het team van Instituut Maria-Boodschap\n");
  expect(text).toContain("Klas of relatie: mama Te bereiken via: 0900\n");
  expect(text).toContain("Wie dit schreef, was niet aangemeld.");
});

test("names cannot bring markup into a mail", async () => {
  const { html } = await renderMail(
    tools,
    { ...imb, name: "A & B <i>" },
    { ...toMarie, givenName: "<a href='x'>" },
  );
  expect(hrefs(html)).toEqual([longLink, longLink]);
  expect(seen(html)).toContain("Dag <a href='x'>,");
});

test("a mail comes from the school, goes to the person, and is answered by the helpdesk", async () => {
  const mail = await renderMail(tools, riverside, { ...toMarie, locale: "en" });
  expect(mail.from).toEqual({ name: "Riverside School, Cork", email: "noreply@mail.sleutel.example" });
  expect(mail.to).toEqual({ name: "Marie Peeters", email: "thuis@selle.example" });
  expect(mail.replyTo).toEqual({ name: "Riverside School, Cork", email: "help@riverside.example" });
});

test("a call for help names the administrator it goes to, or else the school", async () => {
  const recipient = { givenName: "An", familyName: "Peeters" };
  const toAn = await renderMail(tools, imb, { ...help, recipient });
  expect([toAn.to.name, toAn.text.slice(0, 7)]).toEqual(["An Peeters", "Dag An,"]);
  const toDesk = await renderMail(tools, imb, help);
  expect([toDesk.to.name, toDesk.text.slice(0, 4)]).toEqual([imb.name, "Dag,"]);
});
