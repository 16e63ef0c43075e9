import PostalMime, { type Email } from "postal-mime";
import { expect, test } from "vitest";
import { envelopeOf } from "./envelope.ts";
import type { OutgoingMail } from "./mailer.ts";
import { messageSource } from "./message-source.ts";
import { renderMail } from "./render.ts";
import { imb, longLink, toMarie, tools } from "./specimens.ts";

async function sourceOf(change: Partial<OutgoingMail> = {}): Promise<string> {
  const mail = { ...(await renderMail(tools, imb, toMarie)), ...change };
  const envelope = envelopeOf(mail);
  if (envelope.status !== "addressed") throw new Error(envelope.reason);
  return (await messageSource(mail, envelope)).toString("latin1");
}

async function parsed(change: Partial<OutgoingMail> = {}): Promise<Email> {
  return PostalMime.parse(await sourceOf(change));
}

function header(email: Email, name: string): string | undefined {
  return email.headers.find(({ key }) => key === name)?.value;
}

test("a mail program finds both versions, the plain text first", async () => {
  const source = await sourceOf();
  expect(source).toMatch(/^Content-Type: multipart\/alternative;/m);
  expect(source.indexOf("text/plain")).toBeLessThan(source.indexOf("text/html"));
  const email = await PostalMime.parse(source);
  const mail = await renderMail(tools, imb, toMarie);
  expect(email.text?.trimEnd()).toBe(mail.text.trimEnd());
  expect(email.html?.trimEnd()).toBe(mail.html.trimEnd());
});

test("a long link comes out in one piece", async () => {
  const email = await parsed();
  expect(email.text?.split("\n")).toContain(longLink);
  expect(email.html).toContain(`href="${longLink}"`);
});

test("it is ASCII in lines of at most 998 characters that end in CR LF (RFC 5322 section 2.1.1)", async () => {
  const source = await sourceOf({ subject: "é😀".repeat(60) });
  expect(source).toMatch(/^[\s\x20-\x7e]*$/);
  expect(source).not.toMatch(/[\x80-\xff]/);
  expect(source).not.toMatch(/[^\r]\n|\r[^\n]/);
  expect(Math.max(...source.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
});

test("its headers say when, from whom, to whom, and that no machine needs to answer", async () => {
  const email = await parsed();
  expect(new Date(email.date ?? 0)).toEqual(new Date("2026-11-22T11:12:13Z"));
  expect(email.messageId).toBe(`<${toMarie.id}@mail.sleutel.example>`);
  expect(email.from).toMatchObject({ name: imb.name, address: "noreply@mail.sleutel.example" });
  expect(email.to).toMatchObject([{ name: "Marie Peeters", address: "thuis@selle.example" }]);
  expect(email.replyTo).toMatchObject([{ address: "helpdesk@imb.example" }]);
  expect(header(email, "auto-submitted")).toBe("auto-generated");
  expect(header(email, "x-auto-response-suppress")).toBe("All");
  expect(header(email, "content-language")).toBe("nl");
  expect(header(email, "mime-version")).toBe("1.0");
});

test.each(["Zoë Peeters", "فاطمة الزهراء", "👩‍👧 Ștefan", 'Jan "Jef" O\'Hara, jr.', "x@y.example"])(
  "a name and subject like %s arrive as they were written",
  async (name) => {
    const email = await parsed({ subject: `Voor ${name}`, to: { name, email: "a@b.example" } });
    expect(email.subject).toBe(`Voor ${name}`);
    expect(email.to).toMatchObject([{ address: "a@b.example", name }]);
  },
);

test.each(["\r\n", "\n", "\r", "\u2028", "\u0085", "\0\r\n"])(
  "a name or subject with %j in it makes no header and no recipient",
  async (lineBreak) => {
    const evil = `Jan${lineBreak}Bcc: all@imb.example${lineBreak}${lineBreak}<p>`;
    const box = { name: evil, email: "a@b.example" };
    const email = await parsed({ subject: evil, from: box, to: box, replyTo: box });
    const plain = await parsed();
    expect(email.headers.map(({ key }) => key)).toEqual(plain.headers.map(({ key }) => key));
    expect(email.bcc ?? []).toEqual([]);
    expect(email.to).toHaveLength(1);
    expect(email.subject).toBe("Jan Bcc: all@imb.example <p>");
  },
);

test("a name or subject that looks like an encoded word (RFC 2047) arrives as it looks", async () => {
  const evil = "=?utf-8?Q?Jan=0D=0A=E2=80=AE?=";
  const email = await parsed({ subject: evil, to: { name: evil, email: "a@b.example" } });
  expect(email.subject).toBe("= ?utf-8?Q?Jan=0D=0A=E2=80=AE?=");
  expect(email.to).toMatchObject([{ name: "= ?utf-8?Q?Jan=0D=0A=E2=80=AE?=" }]);
});

test.each([
  "a@b.example, c@d.example",
  "a@b.example\r\nBcc: c@d.example",
  "Jan <a@b.example>",
  '"a, c"@b.example',
  "a b@c.example",
  "a@b@c.example",
  "a@",
  "",
  `${"a".repeat(250)}@b.example`,
  "half a character \ud800@b.example".replaceAll(" ", "-"),
])("%j is no address that mail is written to", async (email) => {
  const mail = await renderMail(tools, imb, { ...toMarie, toEmail: email });
  expect(envelopeOf(mail)).toEqual({ status: "refused", reason: "To is no address" });
});

test("a domain with accents is written in ASCII (IDNA)", async () => {
  const email = await parsed({ to: { name: "", email: "Info@École.example" } });
  expect(email.to).toMatchObject([{ address: "Info@xn--cole-9oa.example" }]);
});
