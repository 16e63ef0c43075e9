import { Models, ServerClient } from "postmark";
import { type Envelope, envelopeOf } from "./envelope.ts";
import type { Found, Handover, Mailbox, Mailer, OutgoingMail } from "./mailer.ts";
import { faultReason, handoverOf } from "./postmark-fault.ts";

export interface PostmarkSettings {
  readonly serverToken: string;
  /** A host, or an origin such as `http://127.0.0.1:8025` in tests; the real service by default. */
  readonly apiHost?: string;
  /** `outbound` by default: Postmark's own name for transactional mail. */
  readonly messageStream?: string;
  /** 10 by default. */
  readonly timeoutSeconds?: number;
}

/** Postmark's own limit for one call. */
const mostInBatch = 500;

/**
 * Hands mails to Postmark, with nothing tracked. Postmark knows no idempotency
 * key: each mail carries our id as metadata, by which `find` knows it again.
 *
 * @throws at once when the token is empty; never later.
 */
export function postmarkMailer(settings: PostmarkSettings): Mailer {
  const { serverToken, apiHost, messageStream = "outbound", timeoutSeconds = 10 } = settings;
  const client = new ServerClient(serverToken, {
    ...hostOf(apiHost),
    timeout: timeoutSeconds,
    fetch: fetchThatSaysWhy,
  });
  const sendBatch = (mails: readonly OutgoingMail[]) => handOverAll(client, messageStream, mails);
  return {
    async send(mail) {
      const [handover] = await sendBatch([mail]);
      return handover ?? { status: "unknown", reason: "Postmark: no answer" };
    },
    batch: { most: mostInBatch, send: sendBatch },
    find: (mailId) => findByMetadata(client, mailId),
    async reactivate(email) {
      try {
        await client.deleteSuppressions(messageStream, { Suppressions: [{ EmailAddress: email }] });
        return { status: "reactivated" };
      } catch (error) {
        return { status: "unavailable", reason: faultReason(error) };
      }
    },
  };
}

/** One call for all; Postmark answers 200 with an error code for each message (its API, "batch email"). */
async function handOverAll(
  client: ServerClient,
  messageStream: string,
  mails: readonly OutgoingMail[],
): Promise<Handover[]> {
  const envelopes = mails.map(envelopeOf);
  const messages = mails.flatMap((mail, i) => {
    const envelope = envelopes[i];
    return envelope?.status === "addressed" ? [messageOf(mail, envelope, messageStream)] : [];
  });
  const answers = await handOverMessages(client, messages);
  return envelopes.map((envelope) =>
    envelope.status === "addressed"
      ? (answers.shift() ?? { status: "unknown", reason: "Postmark: no answer" })
      : envelope,
  );
}

async function handOverMessages(client: ServerClient, messages: Models.Message[]): Promise<Handover[]> {
  if (messages.length === 0) return [];
  try {
    const answers = await client.sendEmailBatch(messages);
    return answers.map(({ ErrorCode, MessageID, Message }) =>
      ErrorCode === 0 && MessageID
        ? { status: "accepted", transportId: MessageID }
        : handoverOf({ code: ErrorCode ?? 0, statusCode: 200, message: Message ?? "no answer" }),
    );
  } catch (error) {
    return messages.map(() => handoverOf(error));
  }
}

/** Postmark's message search, by the metadata that names our mail. */
async function findByMetadata(client: ServerClient, mailId: string): Promise<Found> {
  try {
    const filter = {
      metadata_mail: mailId,
      count: 1,
      offset: 0,
    } as Models.OutboundMessagesFilteringParameters;
    const { Messages } = await client.getOutboundMessages(filter);
    const [message] = Messages;
    return message ? { status: "found", transportId: message.MessageID } : { status: "absent" };
  } catch (error) {
    return { status: "unavailable", reason: faultReason(error) };
  }
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

/** The client passes on what `fetch` says, which is "fetch failed": why is in its cause. */
const fetchThatSaysWhy: typeof fetch = async (...args) => {
  try {
    return await fetch(...args);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    if (!code) throw error;
    throw new Error(`${(error as Error).message}: ${code}`, { cause: error });
  }
};

function hostOf(apiHost: string | undefined): { requestHost?: string; useHttps?: boolean } {
  if (!apiHost) return {};
  const { host, protocol } = new URL(apiHost.includes("://") ? apiHost : `https://${apiHost}`);
  return { requestHost: host, useHttps: protocol === "https:" };
}
