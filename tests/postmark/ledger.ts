import type { Models } from "postmark";

/** A message that was accepted, as it was sent in. */
export interface AcceptedMessage extends Models.Message {
  readonly MessageID: string;
  readonly Recipients: readonly string[];
  readonly ReceivedAt: string;
  readonly MessageStream: string;
  readonly Metadata: Readonly<Record<string, string>>;
}

/** All that this Postmark remembers. */
export interface Ledger {
  /** Oldest first. */
  readonly messages: AcceptedMessage[];
  /** By `key=value` of their metadata: a search must not walk through thousands. */
  readonly byMetadata: Map<string, AcceptedMessage[]>;
  readonly bounces: Models.Bounce[];
  /** By stream and lower-case address. */
  readonly suppressions: Map<string, Models.Suppression>;
  readonly streams: Set<string>;
  /** False saves the memory of the bodies where nobody will read them. */
  readonly keepsBodies: boolean;
  /** How long a message stays out of the search after it was accepted. */
  searchLagMs: number;
}

export function openLedger(keepsBodies: boolean): Ledger {
  return {
    messages: [],
    byMetadata: new Map(),
    bounces: [],
    suppressions: new Map(),
    streams: new Set(["outbound", "broadcast", "inbound"]),
    keepsBodies,
    searchLagMs: 0,
  };
}

export function enter(ledger: Ledger, message: AcceptedMessage): void {
  const kept = ledger.keepsBodies ? message : { ...message, HtmlBody: "", TextBody: "" };
  ledger.messages.push(kept);
  for (const [key, value] of Object.entries(message.Metadata)) {
    const place = `${key}=${value}`;
    const others = ledger.byMetadata.get(place);
    if (others) others.push(kept);
    else ledger.byMetadata.set(place, [kept]);
  }
}

export function suppressionKey(stream: string, email: string): string {
  return `${stream} ${email.trim().toLowerCase()}`;
}

/** From now on mail to this address is refused with 406, in this stream. */
export function suppress(ledger: Ledger, stream: string, email: string, reason: string): void {
  ledger.suppressions.set(suppressionKey(stream, email), {
    EmailAddress: email,
    SuppressionReason: reason,
    Origin: reason === "ManualSuppression" ? "Customer" : "Recipient",
    CreatedAt: new Date().toISOString(),
  });
}
