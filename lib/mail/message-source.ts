import type { Envelope } from "./envelope.ts";
import type { OutgoingMail } from "./mailer.ts";

/** The complete message (RFC 5322, MIME), in ASCII with CRLF: what a mail server would be given. */
export async function messageSource(mail: OutgoingMail, envelope: Envelope): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const { from, to, replyTo, subject, messageId, headers } = envelope;
  return new MailComposer({
    from: { name: from.name, address: from.email },
    to: { name: to.name, address: to.email },
    replyTo: { name: replyTo.name, address: replyTo.email },
    subject,
    messageId,
    date: mail.createdAt,
    headers,
    text: mail.text,
    html: mail.html,
    // Lines of any length survive it, and a long link comes out in one piece.
    encoding: "quoted-printable",
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
