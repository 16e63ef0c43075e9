import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outbox } from "./outbox.ts";
import { type OutboxName, parseOutboxName } from "./outbox-name.ts";

/** One file a mail, which any mail program opens. The folder is made when the first mail comes. */
export function outboxFolder(folder: string): Outbox {
  return {
    put: (name, source) => putDown(folder, name, source),
    async list(schoolSlug, limit) {
      const names = await newest(folder, await fileNames(folder, schoolSlug), limit);
      const found = await Promise.all(names.map((name) => withSource(folder, name)));
      return found
        .filter((mail) => mail !== null)
        .map(({ source, ...name }) => ({ ...name, headers: headersOf(source) }));
    },
    async find(schoolSlug, mailId) {
      const name = (await fileNames(folder, schoolSlug)).find((candidate) => candidate.mailId === mailId);
      return name ? withSource(folder, name) : null;
    },
  };
}

/** Written beside its place and moved there: who looks meanwhile sees all of it or nothing. */
async function putDown(folder: string, { fileName, mailId }: OutboxName, source: string): Promise<void> {
  const path = join(folder, fileName);
  if (await exists(path)) return;
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${mailId}.${crypto.randomUUID()}.tmp`);
  try {
    await writeFile(draft, source);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function fileNames(folder: string, schoolSlug: string | null): Promise<OutboxName[]> {
  const found = await readdir(folder).catch(unlessMissing([]));
  return found
    .map(parseOutboxName)
    .filter((name) => name !== null)
    .filter((name) => schoolSlug === null || name.schoolSlug === schoolSlug);
}

/** Asks the disk when a file was written only of those whose second may be on the list. */
async function newest(folder: string, names: readonly OutboxName[], limit: number): Promise<OutboxName[]> {
  const sorted = names.toSorted((a, b) => second(b) - second(a));
  const last = sorted[Math.min(limit, sorted.length) - 1];
  if (!last) return [];
  const candidates = sorted.filter((name) => second(name) >= second(last));
  const dated = await Promise.all(
    candidates.map(async (name) => ({ name, writtenAt: await writtenAt(folder, name) })),
  );
  return dated
    .sort((a, b) => second(b.name) - second(a.name) || b.writtenAt - a.writtenAt)
    .slice(0, limit)
    .map(({ name }) => name);
}

function second({ createdAt }: OutboxName): number {
  return createdAt.getTime();
}

function writtenAt(folder: string, { fileName }: OutboxName): Promise<number> {
  return stat(join(folder, fileName)).then(({ mtimeMs }) => mtimeMs, unlessMissing(0));
}

/** Null when it was cleared away in the meantime. */
async function withSource(folder: string, { fileName, schoolSlug, kind, mailId }: OutboxName) {
  const source = await readFile(join(folder, fileName), "utf8").catch(unlessMissing(null));
  return source === null ? null : { schoolSlug, kind, mailId, source };
}

function headersOf(source: string): string {
  return source.slice(0, source.indexOf("\r\n\r\n") + 4);
}

function unlessMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
