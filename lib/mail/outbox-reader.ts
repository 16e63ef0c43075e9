import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Address, type Email } from "postal-mime";
import { isMailId, type OutboxName, parseOutboxName } from "./outbox-name.ts";

export interface OutboxEntry extends Omit<OutboxName, "fileName"> {
  readonly subject: string;
  /** `Name <address>`. */
  readonly from: string;
  readonly to: string;
  readonly date: Date;
}

export interface OutboxMail extends OutboxEntry {
  /** As it was sent: show it in a sandboxed frame. */
  readonly html: string;
  readonly text: string;
  /** The whole message as it would travel. */
  readonly source: string;
}

/**
 * The newest mails first.
 *
 * @param schoolSlug whose mails; null for every school's.
 */
export async function listOutbox(
  folder: string,
  schoolSlug: string | null,
  limit: number,
): Promise<OutboxEntry[]> {
  const names = await newest(await fileNames(folder, schoolSlug), folder, limit);
  const entries = await Promise.all(names.map((name) => readEntry(folder, name)));
  return entries.filter((entry) => entry !== null);
}

/**
 * One mail, parsed as any mail program would.
 *
 * @returns null when there is none of that id at that school, or the id is no UUID.
 */
export async function readOutboxMail(
  folder: string,
  schoolSlug: string | null,
  mailId: string,
): Promise<OutboxMail | null> {
  if (!isMailId(mailId)) return null;
  const name = (await fileNames(folder, schoolSlug)).find((candidate) => candidate.mailId === mailId);
  const source = name && (await contentOf(folder, name));
  if (!name || !source) return null;
  const email = await PostalMime.parse(source);
  return { ...entryOf(name, email), html: email.html ?? "", text: email.text ?? "", source };
}

/** By the second that their names give; within one second by when they were written. */
async function newest(names: readonly OutboxName[], folder: string, limit: number): Promise<OutboxName[]> {
  const sorted = names.toSorted((a, b) => second(b).localeCompare(second(a)));
  const last = sorted[Math.min(limit, sorted.length) - 1];
  if (!last) return [];
  const candidates = sorted.filter((name) => second(name) >= second(last));
  const dated = await Promise.all(
    candidates.map(async (name) => ({ name, writtenAt: await writtenAt(folder, name) })),
  );
  return dated
    .sort((a, b) => second(b.name).localeCompare(second(a.name)) || b.writtenAt - a.writtenAt)
    .slice(0, limit)
    .map(({ name }) => name);
}

function second({ fileName }: OutboxName): string {
  return fileName.slice(0, 15);
}

function writtenAt(folder: string, { fileName }: OutboxName): Promise<number> {
  return stat(join(folder, fileName)).then(({ mtimeMs }) => mtimeMs, unlessMissing(0));
}

async function fileNames(folder: string, schoolSlug: string | null): Promise<OutboxName[]> {
  const found = await readdir(folder).catch(unlessMissing([]));
  return found
    .map(parseOutboxName)
    .filter((name) => name !== null)
    .filter((name) => schoolSlug === null || name.schoolSlug === schoolSlug);
}

async function readEntry(folder: string, name: OutboxName): Promise<OutboxEntry | null> {
  const source = await contentOf(folder, name);
  if (source === null) return null;
  const headers = source.slice(0, source.indexOf("\r\n\r\n") + 4);
  return entryOf(name, await PostalMime.parse(headers));
}

/** Null when it was cleared away in the meantime. */
function contentOf(folder: string, { fileName }: OutboxName): Promise<string | null> {
  return readFile(join(folder, fileName), "utf8").catch(unlessMissing(null));
}

function entryOf({ schoolSlug, kind, mailId }: OutboxName, email: Email): OutboxEntry {
  return {
    schoolSlug,
    kind,
    mailId,
    subject: email.subject ?? "",
    from: mailboxes(email.from && [email.from]),
    to: mailboxes(email.to),
    date: new Date(email.date ?? 0),
  };
}

function mailboxes(addresses: readonly Address[] | undefined): string {
  return (addresses ?? [])
    .map(({ name, address }) => (name ? `${name} <${address ?? ""}>` : (address ?? "")))
    .join(", ");
}

function unlessMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
