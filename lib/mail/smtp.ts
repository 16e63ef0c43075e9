import type { Transporter } from "nodemailer";
import { envelopeOf } from "./envelope.ts";
import type { Handover, Mailer, OutgoingMail } from "./mailer.ts";
import { messageSource } from "./message-source.ts";
import { smtpFaultOf } from "./smtp-fault.ts";
import { readSmtpUrl } from "./smtp-url.ts";

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://host:465`: see `readSmtpUrl`. */
  readonly url: string;
  /** What one mail may take in all, waiting for a free connection included; 10 by default. */
  readonly timeoutSeconds?: number;
}

/**
 * Hands each mail to a school's own relay (RFC 5321), in the very bytes that
 * the outbox would hold, over connections that stay open for the next ones.
 * Runs on Node alone. SMTP can't be asked what became of a mail whose answer
 * was lost: it is handed over again under the same Message-ID, by which most
 * mailboxes know it for the same mail.
 *
 * @throws TypeError at once when the URL is no SMTP URL; never later.
 */
export function smtpMailer({ url, timeoutSeconds = 10 }: SmtpSettings): Mailer {
  const timeoutMs = timeoutSeconds * 1000;
  const settings = {
    ...readSmtpUrl(url),
    pool: true,
    // A message whose connection broke may have been taken. When to try again is decided in deliver.ts alone.
    maxRequeues: 0,
    // Relays hang up on who is silent for long, and a mail that meets a closed connection waits in vain.
    idleTimeout: 30_000,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const;
  // Read with the first mail: it is large, and most schools' mail goes another way.
  let transport: Promise<Transporter> | undefined;
  const opened = () => {
    transport ??= import("nodemailer").then((mailer) => mailer.createTransport(settings));
    return transport.catch((error: unknown) => {
      transport = undefined;
      throw error;
    });
  };
  return {
    send: (mail) => handOver(mail).catch(smtpFaultOf),
  };

  async function handOver(mail: OutgoingMail): Promise<Handover> {
    const envelope = envelopeOf(mail);
    if (envelope.status !== "addressed") return envelope;
    const connections = await opened();
    await connections.sendMail({
      raw: await messageSource(mail, envelope),
      envelope: { from: envelope.from.email, to: [envelope.to.email] },
      signal: AbortSignal.timeout(timeoutMs),
    });
    // The relay's own name for it stands in its answer's text, in no fixed place; every log has the Message-ID.
    return { status: "accepted", transportId: envelope.messageId };
  }
}
