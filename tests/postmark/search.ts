import type { Models } from "postmark";
import { type ApiAnswer, ok, refused, unprocessable } from "./api-answer.ts";
import type { AcceptedMessage, Ledger } from "./ledger.ts";
import { mailboxesOf } from "./mailboxes.ts";

/** Newest first; by metadata, recipient, tag, subject and stream. */
export function searchMessages(ledger: Ledger, query: URLSearchParams): ApiAnswer {
  const [count, offset] = [
    Number(query.get("count") ?? Number.NaN),
    Number(query.get("offset") ?? Number.NaN),
  ];
  // https://postmarkapp.com/developer/api/messages-api: both are required, 500 a page, 10,000 in all.
  if (!(count >= 1 && count <= 500 && offset >= 0 && count + offset <= 10_000)) {
    return refused(
      unprocessable(300, "The count and offset parameters are required: at most 500 and 10000."),
    );
  }
  const latest = Date.now() - ledger.searchLagMs;
  const found = candidates(ledger, query)
    .filter((message) => matches(message, query) && Date.parse(message.ReceivedAt) <= latest)
    .reverse();
  return ok({ TotalCount: found.length, Messages: found.slice(offset, offset + count).map(summary) });
}

export function messageDetails(ledger: Ledger, id: string): ApiAnswer {
  const message = ledger.messages.find(({ MessageID }) => MessageID === id);
  if (!message) return refused(unprocessable(701, "This message was not found."));
  const { HtmlBody, TextBody } = message;
  return ok({ ...summary(message), HtmlBody, TextBody, Body: "", MessageEvents: [] });
}

/** The shortest list that holds all that can match. */
function candidates(ledger: Ledger, query: URLSearchParams): readonly AcceptedMessage[] {
  for (const [name, value] of query) {
    if (name.startsWith("metadata_")) return ledger.byMetadata.get(`${name.slice(9)}=${value}`) ?? [];
  }
  return ledger.messages;
}

function matches(message: AcceptedMessage, query: URLSearchParams): boolean {
  return [...query].every(([name, value]) => {
    if (name.startsWith("metadata_")) return message.Metadata[name.slice(9)] === value;
    switch (name.toLowerCase()) {
      case "recipient":
        return message.Recipients.some((email) => email.toLowerCase() === value.toLowerCase());
      case "tag":
        return message.Tag === value;
      case "subject":
        return message.Subject.includes(value);
      case "messagestream":
        return message.MessageStream === value;
      case "status":
        return value === "sent";
      default:
        return true;
    }
  });
}

function summary(message: AcceptedMessage) {
  return {
    MessageID: message.MessageID,
    Tag: message.Tag ?? "",
    To: mailboxesOf(message.To) ?? [],
    Cc: mailboxesOf(message.Cc) ?? [],
    Bcc: mailboxesOf(message.Bcc) ?? [],
    Recipients: message.Recipients,
    ReceivedAt: message.ReceivedAt,
    From: message.From,
    Subject: message.Subject,
    Attachments: [],
    Status: "Sent",
    TrackOpens: message.TrackOpens ?? false,
    TrackLinks: message.TrackLinks ?? ("None" as Models.LinkTrackingOptions),
    Metadata: message.Metadata,
    MessageStream: message.MessageStream,
    Sandboxed: false,
  };
}
