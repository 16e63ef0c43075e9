import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { envelopeOf } from "./envelope.ts";
import type { Handover, Mailer, OutgoingMail } from "./mailer.ts";
import { messageSource } from "./message-source.ts";
import { outboxName, parseOutboxName } from "./outbox-name.ts";

/**
 * Puts each mail into a folder, whole or not at all, one file a mail: handing
 * over the same mail again changes nothing. A full disk or a missing right
 * comes back as `unavailable`.
 */
export function outboxMailer(folder: string): Mailer {
  return { send: (mail) => putDown(folder, mail).catch(unavailable) };
}

async function putDown(folder: string, mail: OutgoingMail): Promise<Handover> {
  const name = outboxName(mail);
  // The slug and the id are ours, but they name a path: nothing that could leave the folder may pass.
  if (!parseOutboxName(name)) return { status: "refused", reason: "Outbox: no file can have this name" };
  const envelope = envelopeOf(mail);
  if (envelope.status !== "addressed") return envelope;
  const path = join(folder, name);
  if (await exists(path)) return { status: "accepted", transportId: name };
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${mail.id}.${crypto.randomUUID()}.tmp`);
  try {
    await writeFile(draft, await messageSource(mail, envelope));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { status: "accepted", transportId: name };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function unavailable(error: unknown): Handover {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return { status: "unavailable", reason: `Outbox: ${code}` };
}
