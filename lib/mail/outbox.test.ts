import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { outboxMailer } from "./outbox.ts";
import { listOutbox, readOutboxMail } from "./outbox-reader.ts";
import { renderMail } from "./render.ts";
import { changed, help, imb, longLink, riverside, toJan, toMarie, tools } from "./specimens.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("each mail becomes a file named by its time, school, kind and id", async () => {
  const handover = await outboxMailer(join(folder, "new")).send(await renderMail(tools, imb, changed));
  const name = `20261122T113000-imb-password-changed-${changed.id}.eml`;
  expect(handover).toEqual({ status: "accepted", transportId: name });
  expect(await readdir(join(folder, "new"))).toEqual([name]);
});

test("handing over a mail again, even twenty times at once, makes no second one", async () => {
  const mail = await renderMail(tools, imb, toMarie);
  const mailer = outboxMailer(folder);
  const handovers = await Promise.all(Array.from({ length: 20 }, () => mailer.send(mail)));
  expect(new Set(handovers.map(({ status }) => status))).toEqual(new Set(["accepted"]));
  const [file, ...others] = await readdir(folder);
  expect(others).toEqual([]);
  const before = await readFile(join(folder, file ?? ""), "utf8");
  await mailer.send({ ...mail, subject: "Iets anders" });
  expect(await readFile(join(folder, file ?? ""), "utf8")).toBe(before);
});

test("a folder that cannot be written is an outage, not an exception", async () => {
  await writeFile(join(folder, "file"), "");
  const handover = await outboxMailer(join(folder, "file")).send(await renderMail(tools, imb, toMarie));
  expect(handover).toMatchObject({ status: "unavailable" });
});

test("a mail whose address is none is refused, and one whose slug is a path writes nothing", async () => {
  const mailer = outboxMailer(join(folder, "box"));
  const mail = await renderMail(tools, imb, toMarie);
  expect(await mailer.send({ ...mail, to: { name: "", email: "a, b" } })).toMatchObject({
    status: "refused",
  });
  expect(await mailer.send({ ...mail, schoolSlug: "../imb" })).toMatchObject({ status: "refused" });
  expect(await readdir(folder)).toEqual([]);
});

test("the list has the newest first, within one second too, and no more than asked for", async () => {
  const mailer = outboxMailer(folder);
  for (const row of [help, toMarie, toJan, changed]) await mailer.send(await renderMail(tools, imb, row));
  const ofJan = (await readdir(folder)).find((name) => name.includes(toJan.id)) ?? "";
  await utimes(join(folder, ofJan), new Date(), new Date(Date.now() + 5000));
  await writeFile(join(folder, "notes.txt"), "not a mail");
  const kinds = (await listOutbox(folder, "imb", 3)).map(({ mailId }) => mailId);
  expect(kinds).toEqual([help.id, changed.id, toJan.id]);
  expect(await listOutbox(folder, "imb", 1)).toEqual([
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

test("a mail can be read back, link and all", async () => {
  await outboxMailer(folder).send(await renderMail(tools, imb, toMarie));
  const mail = await readOutboxMail(folder, "imb", toMarie.id);
  expect(mail).toMatchObject({
    kind: "recovery",
    subject: "Kies een nieuw wachtwoord voor Marie (mama van Jan)",
  });
  expect(mail?.text).toContain(`\n${longLink}\n`);
  expect(mail?.html).toContain(`href="${longLink}"`);
  expect(mail?.source).toMatch(/^From: /m);
});

test("a school sees its own mail alone, also when its slug is the end or beginning of another's", async () => {
  const mailer = outboxMailer(folder);
  await mailer.send(await renderMail(tools, imb, toMarie));
  await mailer.send(
    await renderMail(tools, { ...riverside, slug: "imb-help" }, { ...changed, locale: "en" }),
  );
  expect((await listOutbox(folder, "imb", 9)).map(({ mailId }) => mailId)).toEqual([toMarie.id]);
  expect((await listOutbox(folder, "imb-help", 9)).map(({ mailId }) => mailId)).toEqual([changed.id]);
  expect(await listOutbox(folder, "help", 9)).toEqual([]);
  expect(await readOutboxMail(folder, "imb", changed.id)).toBeNull();
  expect(await readOutboxMail(folder, "imb-help", changed.id)).not.toBeNull();
  expect(await listOutbox(folder, null, 9)).toHaveLength(2);
});

test.each(["../secret", "", ".", "%2e%2e", `${toMarie.id}/..`, `${toMarie.id}\n`, toMarie.id.toUpperCase()])(
  "%j names no mail",
  async (mailId) => {
    await outboxMailer(folder).send(await renderMail(tools, imb, toMarie));
    expect(await readOutboxMail(folder, "imb", mailId)).toBeNull();
  },
);

test("an outbox that nothing was put into is empty", async () => {
  expect(await listOutbox(join(folder, "none"), null, 9)).toEqual([]);
  expect(await readOutboxMail(join(folder, "none"), null, toMarie.id)).toBeNull();
});
