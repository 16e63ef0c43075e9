import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import PostalMime from "postal-mime";
import type { Demo } from "./demo.ts";
import { rows } from "./rows.ts";
import { target } from "./target.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The kind of mail and the school, as the name of its file says them. */
  readonly file: string;
  /** Of the person it is for, or "" where it holds none. */
  readonly link: string;
}

/** Every mail to these addresses so far, as a mail program reads it, oldest first. */
export async function mailsTo(demo: Demo, ...addresses: string[]): Promise<Mail[]> {
  const sources = target.isEdge ? await inTable(demo) : await inFolder(demo);
  const mails = await Promise.all(sources.map(({ file, source }) => read(file, source)));
  return mails.filter(({ to }) => addresses.includes(to));
}

interface Source {
  readonly file: string;
  readonly source: string;
}

async function inFolder(demo: Demo): Promise<Source[]> {
  const folder = join(demo.dataDir, "outbox");
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".eml")).sort();
  return Promise.all(
    files.map(async (file) => ({ file, source: await readFile(join(folder, file), "utf8") })),
  );
}

async function inTable(demo: Demo): Promise<Source[]> {
  const mails = await rows(demo, "select * from outbox_mails order by created_at, arrival");
  return mails.map((row) => ({
    file: `${row.created_at}-${row.school_slug}-${row.kind}-${row.mail_id}.eml`,
    source: String(row.source),
  }));
}

/** Waits until exactly so many have come: mail leaves after the answer does. */
export async function mailsExpected(demo: Demo, count: number, ...addresses: string[]): Promise<Mail[]> {
  await expect.poll(async () => (await mailsTo(demo, ...addresses)).length).toBe(count);
  return mailsTo(demo, ...addresses);
}

/** The mail to this address that `cause` makes, whatever came before. */
export async function newMail(demo: Demo, address: string, cause: () => Promise<void>): Promise<Mail> {
  const before = (await mailsTo(demo, address)).map(({ file }) => file);
  await cause();
  const fresh = async () => (await mailsTo(demo, address)).find(({ file }) => !before.includes(file));
  await expect.poll(fresh).toBeDefined();
  return (await fresh()) as Mail;
}

async function read(file: string, source: string): Promise<Mail> {
  const { to, subject = "", text = "", html = "" } = await PostalMime.parse(source);
  const link = /https?:\/\/\S+\/otp\/\S+/.exec(text)?.[0] ?? "";
  return { to: to?.[0]?.address ?? "", subject, text, html, file, link };
}
