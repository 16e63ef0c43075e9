import type { Handover, Mailbox, OutgoingMail } from "./mailer.ts";
import { oneLine } from "./one-line.ts";

/** The headers of a mail, safe to write as they stand. */
export interface Envelope {
  readonly status: "addressed";
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo: Mailbox;
  readonly subject: string;
  /** With its angle brackets (RFC 5322 section 3.6.4). */
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The one place where names, subjects and addresses become headers. Names and
 * subjects are made harmless; an address is taken whole or not at all, since a
 * changed one is somebody else's.
 *
 * @returns what to answer for a mail that cannot be addressed: a sender that is
 * wrong is wrong for every mail, until somebody sets it right.
 */
export function envelopeOf(mail: OutgoingMail): Envelope | Exclude<Handover, { status: "accepted" }> {
  const [from, to, replyTo] = [mailbox(mail.from), mailbox(mail.to), mailbox(mail.replyTo)];
  if (!to) return { status: "refused", reason: "To is no address" };
  if (!from) return { status: "unavailable", reason: "set-up: From is no address", isSetUpFault: true };
  if (!replyTo) return { status: "unavailable", reason: "set-up: Reply-To is no address", isUntried: true };
  return {
    status: "addressed",
    from,
    to,
    replyTo,
    subject: headerText(mail.subject, 250),
    messageId: `<${oneLine(mail.id)}@${from.email.slice(from.email.lastIndexOf("@") + 1)}>`,
    headers: {
      // RFC 3834: no holiday reply shall come back. The second says the same to Exchange.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": mail.locale,
    },
  };
}

function mailbox({ name, email }: Mailbox): Mailbox | null {
  const address = asciiAddress(email);
  return address ? { name: headerText(name, 100), email: address } : null;
}

/** What looks like an encoded word (RFC 2047) would be decoded where it is read: line breaks, hidden signs and all. */
function headerText(value: string, limit: number): string {
  return oneLine(value, limit).replaceAll("=?", "= ?");
}

/** No quoted local part: "a, b"@example could name two recipients to whoever reads it carelessly. */
function asciiAddress(email: string): string | null {
  const [, local, domain] =
    /^([^\s\p{Cc}@"(),:;<>[\\\]]+)@([^\s\p{Cc}@"(),:;<>[\\\]/?#%]+)$/u.exec(email) ?? [];
  if (!local || !domain || email.length > 254 || !email.isWellFormed()) return null;
  if (/^[\x21-\x7e]+$/.test(domain)) return email;
  const ascii = URL.parse(`http://${domain}`)?.hostname;
  return ascii ? `${local}@${ascii}` : null;
}
