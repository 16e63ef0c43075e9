import { readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../../tests/new-folder.ts";
import { outboxMailer } from "./outbox.ts";
import { outboxFolder } from "./outbox-folder.ts";
import { listOutbox } from "./outbox-reader.ts";
import { renderMail } from "./render.ts";
import { changed, imb, toJan, toMarie, tools } from "./specimens.ts";

test("each mail becomes one file under its name, in a folder that is made for it", async () => {
  const folder = join(newFolder(), "new");
  const mailer = outboxMailer(outboxFolder(folder));
  const mail = await renderMail(tools, imb, changed);
  await Promise.all(Array.from({ length: 20 }, () => mailer.send(mail)));
  expect(await readdir(folder)).toEqual([`20261122T113000-imb-password-changed-${changed.id}.eml`]);
});

test("a mail whose slug is a path writes nothing", async () => {
  const folder = newFolder();
  const mailer = outboxMailer(outboxFolder(join(folder, "box")));
  await mailer.send({ ...(await renderMail(tools, imb, toMarie)), schoolSlug: "../imb" });
  expect(await readdir(folder)).toEqual([]);
});

test("a folder that cannot be written is an outage, not an exception", async () => {
  const file = join(newFolder(), "file");
  await writeFile(file, "");
  const handover = await outboxMailer(outboxFolder(file)).send(await renderMail(tools, imb, toMarie));
  expect(handover).toEqual({ status: "unavailable", reason: "Outbox: EEXIST" });
});

test("within one second the file that was written last comes first, and no other file counts", async () => {
  const folder = newFolder();
  const outbox = outboxFolder(folder);
  for (const row of [toJan, toMarie]) await outboxMailer(outbox).send(await renderMail(tools, imb, row));
  const ofJan = (await readdir(folder)).find((name) => name.includes(toJan.id)) ?? "";
  await utimes(join(folder, ofJan), new Date(), new Date(Date.now() + 5000));
  await writeFile(join(folder, "notes.txt"), "not a mail");
  await writeFile(join(folder, `20269922T113000-imb-help-${changed.id}.eml`), "of no month");
  const ids = (await listOutbox(outbox, null, 9)).map(({ mailId }) => mailId);
  expect(ids).toEqual([toJan.id, toMarie.id]);
});
