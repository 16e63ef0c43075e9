import type { Models } from "postmark";
import { type ApiFault, unprocessable } from "./api-answer.ts";
import { enter, type Ledger, suppressionKey } from "./ledger.ts";
import { mailboxesOf } from "./mailboxes.ts";

/** What is answered for one message, alone or in a batch. */
export type MessageAnswer = Models.MessageSendingResponse | ApiFault;

export function isFault(answer: MessageAnswer): answer is ApiFault {
  return "status" in answer;
}

/** Takes a message in, or says with Postmark's own code why not. */
export function acceptMessage(ledger: Ledger, message: Models.Message): MessageAnswer {
  const stream = message.MessageStream ?? "outbound";
  const fault = faultOf(ledger, message, stream);
  if (fault) return fault;
  const accepted = {
    ...message,
    MessageID: crypto.randomUUID(),
    MessageStream: stream,
    Metadata: { ...message.Metadata },
    Recipients: recipientsOf(message),
    ReceivedAt: new Date().toISOString(),
  };
  enter(ledger, accepted);
  return {
    ErrorCode: 0,
    Message: "OK",
    MessageID: accepted.MessageID,
    SubmittedAt: accepted.ReceivedAt,
    To: message.To,
  };
}

function faultOf(ledger: Ledger, message: Models.Message, stream: string): ApiFault | null {
  if (mailboxesOf(message.From)?.length !== 1) return unprocessable(300, "Invalid 'From' address.");
  if (message.ReplyTo && !mailboxesOf(message.ReplyTo))
    return unprocessable(300, "Invalid 'ReplyTo' address.");
  const to = mailboxesOf(message.To);
  if (!to || to.length === 0) return unprocessable(300, "Error parsing 'To': Illegal email address.");
  if (to.length > 50) return unprocessable(300, "A message has at most 50 recipients.");
  if (!message.HtmlBody && !message.TextBody) {
    return unprocessable(300, "Provide either email TextBody or HtmlBody or both.");
  }
  if (!ledger.streams.has(stream)) {
    return unprocessable(1235, `The stream provided: '${stream}' does not exist on this server.`);
  }
  return metadataFault(message.Metadata) ?? inactiveFault(ledger, stream, recipientsOf(message));
}

/** https://postmarkapp.com/support/article/1125-custom-metadata-faq: 10 fields, names of 20 and values of 80 characters. */
function metadataFault(metadata: Models.Message["Metadata"]): ApiFault | null {
  const fields = Object.entries(metadata ?? {});
  const fits = fields.every(
    ([key, value]) => typeof value === "string" && key.length <= 20 && value.length <= 80,
  );
  return fits && fields.length <= 10 ? null : unprocessable(300, "Invalid metadata content.");
}

function inactiveFault(ledger: Ledger, stream: string, recipients: readonly string[]): ApiFault | null {
  const inactive = recipients.filter((email) => ledger.suppressions.has(suppressionKey(stream, email)));
  if (inactive.length === 0) return null;
  return unprocessable(
    406,
    `You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: ${inactive.join(", ")}. Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression.`,
  );
}

function recipientsOf({ To, Cc, Bcc }: Models.Message): string[] {
  return [To, Cc, Bcc].flatMap((field) => mailboxesOf(field) ?? []).map(({ Email }) => Email);
}
