import { Models, ServerClient } from "postmark";
import { type Envelope, envelopeOf } from "./envelope.ts";
import type { Handover, Mailbox, Mailer, OutgoingMail } from "./mailer.ts";
import { handoverOf } from "./postmark-fault.ts";

export interface PostmarkSettings {
  readonly serverToken: string;
  /** A host, or an origin such as `http://127.0.0.1:8025` in tests; the real service by default. */
  readonly apiHost?: string;
  /** `outbound` by default: Postmark's own name for transactional mail. */
  readonly messageStream?: string;
  /** 10 by default. */
  readonly timeoutSeconds?: number;
}

/**
 * Hands each mail to Postmark, with nothing tracked. Postmark knows no
 * idempotency key: who calls must not hand over twice what was accepted.
 *
 * @throws at once when the token is empty; never later.
 */
export function postmarkMailer(settings: PostmarkSettings): Mailer {
  const { serverToken, apiHost, messageStream = "outbound", timeoutSeconds = 10 } = settings;
  const client = new ServerClient(serverToken, { ...hostOf(apiHost), timeout: timeoutSeconds });
  return {
    async send(mail): Promise<Handover> {
      const envelope = envelopeOf(mail);
      if (envelope.status !== "addressed") return envelope;
      try {
        const answer = await client.sendEmail(messageOf(mail, envelope, messageStream));
        if (answer.ErrorCode === 0 && answer.MessageID) {
          return { status: "accepted", transportId: answer.MessageID };
        }
        return handoverOf({
          code: answer.ErrorCode ?? 0,
          statusCode: 200,
          message: answer.Message ?? "no answer",
        });
      } catch (error) {
        return handoverOf(error);
      }
    },
  };
}

function messageOf(mail: OutgoingMail, envelope: Envelope, messageStream: string): Models.Message {
  return {
    From: formatted(envelope.from),
    To: formatted(envelope.to),
    ReplyTo: formatted(envelope.replyTo),
    Subject: envelope.subject,
    HtmlBody: mail.html,
    TextBody: mail.text,
    MessageStream: messageStream,
    Tag: mail.kind,
    Metadata: { mail: mail.id },
    Headers: Object.entries(envelope.headers).map(([Name, Value]) => ({ Name, Value })),
    TrackOpens: false,
    // Tracked links would pass through another host, and each one opens an account.
    TrackLinks: Models.LinkTrackingOptions.None,
  };
}

/** A quoted string (RFC 5322 section 3.2.4): a comma in a name shall not begin a second address. */
function formatted({ name, email }: Mailbox): string {
  return name ? `"${name.replace(/["\\]/g, "\\$&")}" <${email}>` : email;
}

function hostOf(apiHost: string | undefined): { requestHost?: string; useHttps?: boolean } {
  if (!apiHost) return {};
  const { host, protocol } = new URL(apiHost.includes("://") ? apiHost : `https://${apiHost}`);
  return { requestHost: host, useHttps: protocol === "https:" };
}
