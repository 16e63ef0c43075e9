import { envelopeOf } from "./envelope.ts";
import type { Handover, Mailer, OutgoingMail } from "./mailer.ts";
import { messageSource } from "./message-source.ts";
import { type OutboxName, outboxName, parseOutboxName } from "./outbox-name.ts";

/** Where a demo keeps its mails, each a complete message, in place of sending them. */
export interface Outbox {
  /** Keeps it whole or not at all; a mail that is there already stays as it is. */
  put(name: OutboxName, source: string): Promise<void>;
  /**
   * The newest first, by the second in which they were made; within one second
   * the last to arrive comes first.
   *
   * @param schoolSlug whose mails; null for every school's.
   */
  list(schoolSlug: string | null, limit: number): Promise<(KeptMail & { readonly headers: string })[]>;
  find(schoolSlug: string | null, mailId: string): Promise<(KeptMail & { readonly source: string }) | null>;
}

export type KeptMail = Pick<OutboxName, "schoolSlug" | "kind" | "mailId">;

/**
 * Puts each mail into the outbox: handing over the same mail again changes
 * nothing. A full disk, a missing right or a database out of reach comes back
 * as `unavailable`.
 */
export function outboxMailer(outbox: Outbox): Mailer {
  return { send: (mail) => putDown(outbox, mail).catch(unavailable) };
}

async function putDown(outbox: Outbox, mail: OutgoingMail): Promise<Handover> {
  const name = parseOutboxName(outboxName(mail));
  // The slug and the id are ours, but they may name a path: nothing that could leave a folder may pass.
  if (!name) return { status: "refused", reason: "Outbox: no file can have this name" };
  const envelope = envelopeOf(mail);
  if (envelope.status !== "addressed") return envelope;
  await outbox.put(name, (await messageSource(mail, envelope)).toString());
  return { status: "accepted", transportId: name.fileName };
}

function unavailable(error: unknown): Handover {
  return { status: "unavailable", reason: `Outbox: ${codeOf(error)}` };
}

/** Only the innermost code: what a database says of a failed statement may quote the mail. */
function codeOf(error: unknown): string {
  let code = "unknown";
  for (let e = error; e instanceof Error; e = e.cause) if ("code" in e) code = String(e.code);
  return code;
}
