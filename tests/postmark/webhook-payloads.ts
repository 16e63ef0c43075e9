import { Models } from "postmark";
import { type AcceptedMessage, type Ledger, suppress } from "./ledger.ts";
import { mailboxesOf } from "./mailboxes.ts";

/** What a webhook is told: https://postmarkapp.com/developer/webhooks/webhooks-overview */
export type WebhookEvent =
  | Models.DeliveryWebhook
  | Models.BounceWebhook
  | Models.SpamComplaintWebhook
  | Models.SubscriptionChangeWebhook;

const serverId = 1;
/** The kinds after which Postmark sends no more to the address. */
const deactivating = new Set<string>([
  "HardBounce",
  "BadEmailAddress",
  "ManuallyDeactivated",
  "SpamComplaint",
]);

export function delivered(message: AcceptedMessage): Models.DeliveryWebhook {
  return {
    RecordType: "Delivery",
    ...commonOf(message),
    Recipient: recipientOf(message),
    DeliveredAt: new Date().toISOString(),
    Details: "250 2.0.0 OK",
  };
}

/** A mail server sent it back. Is kept among the bounces, and a hard one stops further mail to the address. */
export function bounced(
  ledger: Ledger,
  message: AcceptedMessage,
  type: keyof typeof Models.BounceTypeCode = "HardBounce",
): Models.BounceWebhook {
  const bounce = bounceOf(ledger, message, type);
  return { ...bounce, Metadata: { ...message.Metadata } };
}

/** Somebody pressed "this is spam". */
export function complained(ledger: Ledger, message: AcceptedMessage): Models.SpamComplaintWebhook {
  const bounce = bounceOf(ledger, message, "SpamComplaint");
  return { ...bounce, RecordType: "SpamComplaint", Metadata: { ...message.Metadata } };
}

/** An address came onto the list of suppressions because of a message. */
export function suppressed(
  ledger: Ledger,
  message: AcceptedMessage,
  reason: keyof typeof Models.SuppressionReason = "ManualSuppression",
): Models.SubscriptionChangeWebhook {
  const email = recipientOf(message);
  suppress(ledger, message.MessageStream, email, reason);
  return {
    RecordType: "SubscriptionChange",
    ...commonOf(message),
    ChangedAt: new Date().toISOString(),
    Recipient: email,
    Origin: "Recipient",
    SuppressSending: true,
    SuppressionReason: reason,
  };
}

/** An address came off the list: Postmark then names no message, no reason and no metadata. */
export function reactivated(email: string, stream = "outbound"): object {
  return {
    RecordType: "SubscriptionChange",
    MessageID: null,
    ServerID: serverId,
    MessageStream: stream,
    ChangedAt: new Date().toISOString(),
    Recipient: email,
    Origin: "Customer",
    SuppressSending: false,
    SuppressionReason: null,
    Tag: null,
    Metadata: {},
  };
}

function bounceOf(
  ledger: Ledger,
  message: AcceptedMessage,
  type: keyof typeof Models.BounceTypeCode,
): Models.Bounce {
  const email = recipientOf(message);
  const isInactive = deactivating.has(type);
  const { Metadata, ...common } = commonOf(message);
  const bounce: Models.Bounce = {
    RecordType: "Bounce",
    ...common,
    ID: 692_560_000 + ledger.bounces.length,
    Type: type,
    TypeCode: Models.BounceTypeCode[type],
    Name: type.replace(/(?<=[a-z])(?=[A-Z])/g, " "),
    Description: `${type} of a stand-in`,
    Details: "smtp;550 5.1.1 The account that you tried to reach does not exist",
    Email: email,
    From: mailboxesOf(message.From)?.[0]?.Email ?? "",
    BouncedAt: new Date().toISOString(),
    DumpAvailable: false,
    Inactive: isInactive,
    CanActivate: type !== "SpamComplaint",
    Subject: message.Subject,
  };
  ledger.bounces.push(bounce);
  if (isInactive) suppress(ledger, message.MessageStream, email, suppressionReason(type));
  return bounce;
}

function suppressionReason(type: string): string {
  if (type === "SpamComplaint") return type;
  return type === "ManuallyDeactivated" ? "ManualSuppression" : "HardBounce";
}

function commonOf({ MessageID, MessageStream, Tag, Metadata }: AcceptedMessage) {
  return { MessageID, ServerID: serverId, MessageStream, Tag, Metadata: { ...Metadata } };
}

function recipientOf({ Recipients }: AcceptedMessage): string {
  return Recipients[0] ?? "";
}
