import { mkdir, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { envelopeOf } from "../../lib/mail/envelope.ts";
import { messageSource } from "../../lib/mail/message-source.ts";
import { everyMail, type ShownMail } from "./every-mail.ts";
import { galleryPage } from "./gallery-page.ts";

/**
 * Writes each mail as a page, as plain text and as a message (.eml) that any
 * mail program opens, and an index of them. What was in the folder goes.
 */
export async function drawGallery(folder: string): Promise<{ count: number; indexUrl: string }> {
  const shown = await everyMail();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const each of shown) await draw(folder, each);
  const index = resolve(folder, "index.html");
  await writeFile(index, galleryPage(shown.map((each) => ({ ...each, file: fileOf(each) }))));
  return { count: shown.length, indexUrl: pathToFileURL(index).href };
}

async function draw(folder: string, each: ShownMail): Promise<void> {
  const path = `${folder}/${fileOf(each)}`;
  const envelope = envelopeOf(each.mail);
  if (envelope.status !== "addressed") throw new Error(`${path}: ${envelope.reason}`);
  await writeFile(`${path}.html`, each.mail.html);
  await writeFile(`${path}.txt`, each.mail.text);
  await writeFile(`${path}.eml`, await messageSource(each.mail, envelope));
}

function fileOf({ form, locale, name }: ShownMail): string {
  return `${form.replace(/[^a-z]+/g, "-")}.${locale}.${name.title}`;
}
