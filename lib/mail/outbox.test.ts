import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openHouse } from "../../tests/house.ts";
import { newFolder } from "../../tests/new-folder.ts";
import { type Outbox, outboxMailer } from "./outbox.ts";
import { outboxFolder } from "./outbox-folder.ts";
import { listOutbox, readOutboxMail } from "./outbox-reader.ts";
import { outboxTable } from "./outbox-table.ts";
import { renderMail } from "./render.ts";
import { changed, help, imb, longLink, riverside, toJan, toMarie, tools } from "./specimens.ts";

const places: { place: string; open: () => Promise<Outbox> }[] = [
  { place: "a folder", open: async () => outboxFolder(join(newFolder(), "outbox")) },
  { place: "the database", open: async () => outboxTable((await openHouse()).db) },
];

/** The clock that dates files ticks every few milliseconds. */
const aTick = () => new Promise((resolve) => setTimeout(resolve, 20));

describe.each(places)("the outbox in $place", ({ open }) => {
  test("takes each mail under a name of its time, school, kind and id", async () => {
    const handover = await outboxMailer(await open()).send(await renderMail(tools, imb, changed));
    const name = `20261122T113000-imb-password-changed-${changed.id}.eml`;
    expect(handover).toEqual({ status: "accepted", transportId: name });
  });

  test("makes no second mail of one that is handed over again, even twenty times at once", async () => {
    const outbox = await open();
    const mail = await renderMail(tools, imb, toMarie);
    const mailer = outboxMailer(outbox);
    const handovers = await Promise.all(Array.from({ length: 20 }, () => mailer.send(mail)));
    expect(new Set(handovers.map(({ status }) => status))).toEqual(new Set(["accepted"]));
    expect(await listOutbox(outbox, null, 99)).toHaveLength(1);
    const before = await readOutboxMail(outbox, "imb", mail.id);
    expect(await mailer.send({ ...mail, subject: "Iets anders" })).toMatchObject({ status: "accepted" });
    expect(await readOutboxMail(outbox, "imb", mail.id)).toEqual(before);
  });

  test("refuses a mail whose address is none, and one whose slug is a path", async () => {
    const outbox = await open();
    const mailer = outboxMailer(outbox);
    const mail = await renderMail(tools, imb, toMarie);
    expect(await mailer.send({ ...mail, to: { name: "", email: "a, b" } })).toMatchObject({
      status: "refused",
    });
    expect(await mailer.send({ ...mail, schoolSlug: "../imb" })).toMatchObject({ status: "refused" });
    expect(await listOutbox(outbox, null, 9)).toEqual([]);
  });

  test("lists the newest first, within one second too, and no more than asked for", async () => {
    const outbox = await open();
    const mailer = outboxMailer(outbox);
    // The last to arrive was made in the same second as Marie's, but some milliseconds before it.
    const lateJan = { ...toJan, createdAt: new Date(toJan.createdAt.getTime() - 100) };
    for (const row of [help, toMarie, lateJan, changed]) {
      await mailer.send(await renderMail(tools, imb, row));
      await aTick();
    }
    const ids = (await listOutbox(outbox, "imb", 3)).map(({ mailId }) => mailId);
    expect(ids).toEqual([help.id, changed.id, toJan.id]);
    expect(await listOutbox(outbox, "imb", 1)).toEqual([
      {
        mailId: help.id,
        schoolSlug: "imb",
        kind: "help",
        subject: "Hulpvraag van Lotte Claes (3B)",
        from: "Instituut Maria-Boodschap <noreply@mail.sleutel.example>",
        to: "Instituut Maria-Boodschap <helpdesk@imb.example>",
        date: help.createdAt,
      },
    ]);
  });

  test("fetches for the list no more than the headers", async () => {
    const outbox = await open();
    await outboxMailer(outbox).send(await renderMail(tools, imb, toMarie));
    const source = (await readOutboxMail(outbox, "imb", toMarie.id))?.source ?? "";
    const [listed] = await outbox.list("imb", 1);
    expect(listed?.headers).toBe(source.slice(0, source.indexOf("\r\n\r\n") + 4));
  });

  test("gives a mail back, link and all", async () => {
    const outbox = await open();
    await outboxMailer(outbox).send(await renderMail(tools, imb, toMarie));
    const mail = await readOutboxMail(outbox, "imb", toMarie.id);
    expect(mail).toMatchObject({
      kind: "recovery",
      subject: "Kies een nieuw wachtwoord voor Marie (mama van Jan)",
    });
    expect(mail?.text).toContain(`\n${longLink}\n`);
    expect(mail?.html).toContain(`href="${longLink}"`);
    expect(mail?.source).toMatch(/^From: /m);
  });

  test("gives back letters of an address as they were, the only ones that need not be ASCII", async () => {
    const outbox = await open();
    const to = { name: "", email: "josé@selle.example" };
    await outboxMailer(outbox).send({ ...(await renderMail(tools, imb, toMarie)), to });
    expect((await listOutbox(outbox, "imb", 1))[0]?.to).toBe(to.email);
    expect((await readOutboxMail(outbox, "imb", toMarie.id))?.source).toContain(`\r\nTo: ${to.email}\r\n`);
  });

  test("shows a school its own mail alone, also when its slug is the end or beginning of another's", async () => {
    const outbox = await open();
    const mailer = outboxMailer(outbox);
    await mailer.send(await renderMail(tools, imb, toMarie));
    await mailer.send(
      await renderMail(tools, { ...riverside, slug: "imb-help" }, { ...changed, locale: "en" }),
    );
    expect((await listOutbox(outbox, "imb", 9)).map(({ mailId }) => mailId)).toEqual([toMarie.id]);
    expect((await listOutbox(outbox, "imb-help", 9)).map(({ mailId }) => mailId)).toEqual([changed.id]);
    expect(await listOutbox(outbox, "help", 9)).toEqual([]);
    expect(await readOutboxMail(outbox, "imb", changed.id)).toBeNull();
    expect(await readOutboxMail(outbox, "imb-help", changed.id)).not.toBeNull();
    expect(await listOutbox(outbox, null, 9)).toHaveLength(2);
    expect(await readOutboxMail(outbox, null, changed.id)).not.toBeNull();
  });

  test.each([
    "../secret",
    "",
    ".",
    "%2e%2e",
    `${toMarie.id}/..`,
    `${toMarie.id}\n`,
    toMarie.id.toUpperCase(),
  ])("has no mail named %j", async (mailId) => {
    const outbox = await open();
    await outboxMailer(outbox).send(await renderMail(tools, imb, toMarie));
    expect(await readOutboxMail(outbox, "imb", mailId)).toBeNull();
  });

  test("is empty while nothing was put into it", async () => {
    const outbox = await open();
    expect(await listOutbox(outbox, null, 9)).toEqual([]);
    expect(await readOutboxMail(outbox, null, toMarie.id)).toBeNull();
  });
});
