import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { locales } from "../../messages/catalogues.ts";
import { envelopeOf } from "./envelope.ts";
import type { MailToRender } from "./mail-to-render.ts";
import type { OutgoingMail } from "./mailer.ts";
import { messageSource } from "./message-source.ts";
import { oneLine } from "./one-line.ts";
import { renderMail } from "./render.ts";
import { added, changed, help, imb, newDevice, toMarie, tools } from "./specimens.ts";

const runs = { numRuns: 150 };
/** Hundreds of mails are written in each: a busy machine shall not fail them. */
const patience = { timeout: 30_000 };

/** What people are called, and what somebody might try instead of a name. */
const words = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          "\r\n",
          "\n",
          "\r",
          "\u2028",
          "\u0085",
          "\0",
          "\u202e",
          "\ud800",
          "Bcc: all@imb.example",
          "\r\n\r\n<p>",
          "=?utf-8?Q?a=0D=0AB?=",
          "<x@y.example>",
          '"',
          "\\",
          ",",
          ";",
          ":",
          "é",
          "فاطمة",
          "👩‍👧",
          " ",
          "x".repeat(300),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join("")),
  },
);

const anybody = fc.record({ givenName: words, familyName: words, username: words });
const anySchool = fc.record({ name: words, postalAddress: words }).map((own) => ({ ...imb, ...own }));
const anyMail = fc
  .tuple(anybody, words, fc.constantFrom(...locales), fc.nat(4))
  .map(([person, other, locale, pick]): MailToRender => {
    const all: MailToRender[] = [
      { ...toMarie, ...person, whose: { relation: "mother", holderGivenName: other } },
      { ...changed, ...person },
      { ...added, ...person },
      { ...newDevice, ...person, device: other },
      { ...help, help: { ...help.help, name: other, role: person.givenName, problem: person.familyName } },
    ];
    return { ...(all[pick] ?? toMarie), locale };
  });

async function sourceOf(mail: OutgoingMail): Promise<string | null> {
  const envelope = envelopeOf(mail);
  return envelope.status === "addressed" ? (await messageSource(mail, envelope)).toString("latin1") : null;
}

/** The names of the headers, before any body. */
function headerNames(source: string): string[] {
  const head = source.slice(0, source.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  return head.split("\r\n").map((line) => line.slice(0, line.indexOf(":")));
}

const read = (text: string | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
const meant = (text: string, limit: number) => read(oneLine(text, limit).replaceAll("=?", "= ?"));

const ourHeaders = [
  "Auto-Submitted",
  "X-Auto-Response-Suppress",
  "Content-Language",
  "From",
  "To",
  "Reply-To",
  "Subject",
  "Message-ID",
  "Date",
  "MIME-Version",
  "Content-Type",
].sort();

describe("whatever a person, a school or somebody who asks for help is called", () => {
  test("a mail has the headers that every mail has, and one recipient", patience, async () => {
    await fc.assert(
      fc.asyncProperty(anySchool, anyMail, async (school, mail) => {
        const source = await sourceOf(await renderMail(tools, school, mail));
        expect(headerNames(source ?? "").sort()).toEqual(ourHeaders);
        const email = await PostalMime.parse(source ?? "");
        expect(email.to).toHaveLength(1);
        expect(email.to?.[0]?.address).toBe(mail.toEmail);
        expect([email.cc ?? [], email.bcc ?? []]).toEqual([[], []]);
      }),
      runs,
    );
  });

  test("a mail is ASCII in lines of at most 998 characters, each ended by CR LF", patience, async () => {
    await fc.assert(
      fc.asyncProperty(anySchool, anyMail, async (school, mail) => {
        const source = (await sourceOf(await renderMail(tools, school, mail))) ?? "";
        expect(source).not.toMatch(/[^\t\r\n\x20-\x7e]/);
        expect(source).not.toMatch(/[^\r]\n|\r[^\n]/);
        expect(Math.max(...source.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
      }),
      runs,
    );
  });

  test("a mail program reads what was meant: names, subject and both versions", patience, async () => {
    await fc.assert(
      fc.asyncProperty(anySchool, anyMail, async (school, mail) => {
        const sent = await renderMail(tools, school, mail);
        const email = await PostalMime.parse((await sourceOf(sent)) ?? "");
        expect(read(email.subject)).toBe(meant(sent.subject, 250));
        expect(read(email.from?.name)).toBe(meant(sent.from.name, 100));
        expect(read(email.to?.[0]?.name)).toBe(meant(sent.to.name, 100));
        expect(email.text?.replace(/\r\n/g, "\n").trimEnd()).toBe(sent.text.trimEnd());
        expect(email.html?.replace(/\r\n/g, "\n").trimEnd()).toBe(sent.html.trimEnd());
      }),
      runs,
    );
  });

  test("no word of theirs becomes markup, and nothing to press is added", patience, async () => {
    await fc.assert(
      fc.asyncProperty(anySchool, anyMail, async (school, mail) => {
        const { html } = await renderMail(tools, school, mail);
        const hrefs = [...html.matchAll(/<[^>]*\s(?:href|src)="([^"]*)"/g)].map(([, to]) => to);
        expect(hrefs).toEqual("link" in mail ? [mail.link, mail.link] : []);
        expect(html).not.toMatch(/<(script|iframe|img|form|object|svg)\b/i);
      }),
      runs,
    );
  });
});

test("a subject of any kind stays one subject", patience, async () => {
  const mail = await renderMail(tools, imb, toMarie);
  await fc.assert(
    fc.asyncProperty(words, async (subject) => {
      // A header without a word is left out; no subject of ours is without one.
      fc.pre(oneLine(subject) !== "");
      const source = (await sourceOf({ ...mail, subject })) ?? "";
      expect(headerNames(source).sort()).toEqual(ourHeaders);
      const email = await PostalMime.parse(source);
      expect(read(email.subject)).toBe(meant(subject, 250));
    }),
    { numRuns: 400, examples: [[".@-"]] },
  );
});

test("an address of any kind is written to whole, or not at all", patience, async () => {
  const mail = await renderMail(tools, imb, toMarie);
  const anyAddress = fc.oneof(
    fc.emailAddress(),
    words,
    fc.tuple(words, words).map((two) => two.join("@")),
  );
  await fc.assert(
    fc.asyncProperty(anyAddress, async (email) => {
      const source = await sourceOf({ ...mail, to: { name: "Jan", email } });
      if (source === null) return;
      expect(headerNames(source).sort()).toEqual(ourHeaders);
      // A local part with an accent stands in the header in UTF-8 (RFC 6532).
      const { to = [] } = await PostalMime.parse(Buffer.from(source, "latin1"));
      expect(to).toHaveLength(1);
      const [local] = email.split("@");
      // One with a dot at its end, or two together, has to stand in quotes, which do not change it (RFC 5321, section 4.1.2).
      expect(to[0]?.address?.split("@")[0]?.replace(/^"(.*)"$/, "$1")).toBe(local);
    }),
    { numRuns: 400, examples: [[".@-"]] },
  );
});

test("a link of any length comes out in one piece, on a line of its own", patience, async () => {
  const token = fc.stringMatching(/^[\w-]{20,900}\.[\w-]{20,900}$/);
  await fc.assert(
    fc.asyncProperty(token, fc.constantFrom(...locales), async (jwt, locale) => {
      const link = `https://imb.sleutel.example/otp/${jwt}`;
      const sent = await renderMail(tools, imb, { ...toMarie, locale, link });
      const email = await PostalMime.parse((await sourceOf(sent)) ?? "");
      expect(email.text?.split(/\r?\n/)).toContain(link);
      expect(email.html).toContain(`href="${link}"`);
    }),
    runs,
  );
});
