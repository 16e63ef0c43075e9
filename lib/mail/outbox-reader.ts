import type { Address, Email } from "postal-mime";
import type { KeptMail, Outbox } from "./outbox.ts";
import { isMailId } from "./outbox-name.ts";

export interface OutboxEntry extends KeptMail {
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
  outbox: Outbox,
  schoolSlug: string | null,
  limit: number,
): Promise<OutboxEntry[]> {
  const mails = await outbox.list(schoolSlug, limit);
  return Promise.all(mails.map(async (mail) => entryOf(mail, await parse(mail.headers))));
}

/**
 * One mail, parsed as any mail program would.
 *
 * @returns null when there is none of that id at that school, or the id is no UUID.
 */
export async function readOutboxMail(
  outbox: Outbox,
  schoolSlug: string | null,
  mailId: string,
): Promise<OutboxMail | null> {
  const mail = isMailId(mailId) ? await outbox.find(schoolSlug, mailId) : null;
  if (!mail) return null;
  const { source } = mail;
  const email = await parse(source);
  return { ...entryOf(mail, email), html: email.html ?? "", text: email.text ?? "", source };
}

/** Read when somebody looks: most servers keep no mail. */
async function parse(message: string): Promise<Email> {
  const { default: PostalMime } = await import("postal-mime");
  return PostalMime.parse(message);
}

function entryOf({ schoolSlug, kind, mailId }: KeptMail, email: Email): OutboxEntry {
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
