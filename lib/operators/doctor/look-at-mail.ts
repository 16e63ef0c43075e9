import { createTransport } from "nodemailer";
import type { Env, MailSettings } from "../../env.ts";
import type { Mailer, OutgoingMail } from "../../mail/mailer.ts";
import { postmarkMailer } from "../../mail/postmark.ts";
import { smtpMailer } from "../../mail/smtp.ts";
import { readSmtpUrl } from "../../mail/smtp-url.ts";
import { type Finding, finding } from "./finding.ts";

const timeoutMs = 10_000;

/** Whether the transport would take a mail, as far as can be told without sending one. */
export async function lookAtMail(mail: MailSettings): Promise<Finding[]> {
  if (mail.transport === "outbox") return [finding("mail-kept", { folder: mail.folder ?? "" })];
  try {
    return [mail.transport === "smtp" ? await lookAtSmtp(mail.url) : await lookAtPostmark(mail)];
  } catch (error) {
    return [finding("mail-unreachable", { reason: reasonOf(error) })];
  }
}

/** Postmark tells about a server to whoever has its token (its API, "Server API"). */
async function lookAtPostmark({
  serverToken,
  apiHost = "api.postmarkapp.com",
}: Extract<MailSettings, { transport: "postmark" }>): Promise<Finding> {
  const origin = apiHost.includes("://") ? apiHost : `https://${apiHost}`;
  const answer = await fetch(new URL("/server", origin), {
    headers: { Accept: "application/json", "X-Postmark-Server-Token": serverToken },
    signal: AbortSignal.timeout(timeoutMs),
    redirect: "error",
  });
  await answer.body?.cancel();
  if (answer.ok) return finding("mail-fine", { transport: "Postmark" });
  if (answer.status === 401) return finding("mail-token-refused");
  return finding("mail-unreachable", { reason: `Postmark: ${answer.status}` });
}

/** Connects, greets, signs in where there is a password, and leaves. */
async function lookAtSmtp(url: string): Promise<Finding> {
  const transport = createTransport({
    ...readSmtpUrl(url),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
  try {
    await transport.verify();
    return finding("mail-fine", { transport: "SMTP" });
  } finally {
    transport.close();
  }
}

/** Hands over one mail that says nothing: only where an operator named the address. */
export async function sendTrialMail(
  { mail, senderEmail }: Pick<Env, "mail" | "senderEmail">,
  to: string,
  words: { readonly subject: string; readonly text: string },
): Promise<Finding> {
  if (mail.transport === "outbox") return finding("mail-kept", { folder: mail.folder ?? "" });
  const mailer: Mailer = mail.transport === "smtp" ? smtpMailer(mail) : postmarkMailer(mail);
  const trial: OutgoingMail = {
    ...words,
    html: `<p>${words.text}</p>`,
    id: crypto.randomUUID(),
    schoolSlug: "",
    kind: "help",
    locale: "en",
    from: { name: "Sleutel", email: senderEmail },
    to: { name: "", email: to },
    replyTo: { name: "Sleutel", email: senderEmail },
    createdAt: new Date(),
  };
  const handover = await mailer.send(trial);
  return handover.status === "accepted"
    ? finding("mail-sent", { to })
    : finding("mail-not-sent", { to, reason: handover.reason });
}

function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : { cause: undefined, message: String(error) };
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
