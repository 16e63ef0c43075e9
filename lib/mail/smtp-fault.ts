import type { Handover } from "./mailer.ts";
import { withoutAddresses } from "./postmark-fault.ts";

interface SmtpFault {
  /** Of nodemailer: EAUTH, ETLS, ETIMEDOUT... */
  readonly code: string;
  /** Of the relay (RFC 5321 section 4.2); 0 when it said nothing. */
  readonly reply: number;
  /** What we had said: `RCPT TO`, `AUTH PLAIN`, `CONN`... */
  readonly command: string;
  readonly said: string;
}

/**
 * What a refusal of the relay, or a connection that failed, means for the
 * mail: final is only what the relay refuses for good because of its recipient
 * or its content. What it has against us is wrong for every mail until the
 * operator acts. Where it fell silent, it may have taken the mail.
 */
export function smtpFaultOf(error: unknown): Handover {
  const fault = readFault(error);
  const words = withoutAddresses(fault.said.replace(/\s+/g, " "));
  const reason = `${["SMTP", fault.reply || fault.code, fault.command].filter(Boolean).join(" ")}: ${words}`;
  if (isOurs(fault)) return { status: "unavailable", reason: `set-up: ${reason}`, isSetUpFault: true };
  if (isForGood(fault) && /^(RCPT TO|DATA)/.test(fault.command)) return { status: "refused", reason };
  return { status: isLost(fault) ? "unknown" : "unavailable", reason };
}

/** No word from the relay after it was reached: it may have taken the mail. */
function isLost({ reply, said }: SmtpFault): boolean {
  return reply === 0 && !/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/.test(said);
}

/** Every 5yz is final (RFC 5321 section 4.2.1), but 503: the session was in disorder, not the mail. */
function isForGood({ reply }: SmtpFault): boolean {
  return reply >= 500 && reply < 600 && reply !== 503;
}

function isOurs(fault: SmtpFault): boolean {
  const { code, command, said, reply } = fault;
  if (code === "ETLS" || (code === "EAUTH" && reply === 0)) return true;
  // With smtps:// nodemailer reports a certificate nobody vouches for, or a port without TLS, as any broken socket.
  if (code === "ESOCKET" && /certificate|\bSSL\b|\bTLS\b/i.test(said)) return true;
  if (!isForGood(fault)) return false;
  // "Relaying denied" and "authentication required" answer RCPT, but would answer it for everybody.
  if (command === "RCPT TO") return reply === 530 || /\brelay|\bauthenti/i.test(said);
  // X.7.y is policy (RFC 3463): somebody who may not send, or a message that lacks a signature.
  if (command.startsWith("DATA")) return /^\d{3}[ -]5\.7\./.test(said);
  return true;
}

function readFault(error: unknown): SmtpFault {
  const { code, responseCode, command, response, message } = (error ?? {}) as Record<string, unknown>;
  return {
    code: typeof code === "string" ? code : "",
    reply: typeof responseCode === "number" ? responseCode : 0,
    command: typeof command === "string" && command !== "API" ? command : "",
    said:
      typeof response === "string" && response
        ? response
        : typeof message === "string"
          ? message
          : String(error),
  };
}
