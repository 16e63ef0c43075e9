import type { Models } from "postmark";
import { type ApiFault, unprocessable } from "./api-answer.ts";
import { type Calls, type Faults, passingFault } from "./faults.ts";
import { type AcceptedMessage, type Ledger, suppress } from "./ledger.ts";
import { sendWebhook } from "./send-webhook.ts";
import { bounced, complained, delivered, reactivated, suppressed } from "./webhook-payloads.ts";

export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 0 while it is not answered. */
  status: number;
  mishap: string | null;
}

/** How a test looks at what happened, and says what shall happen. */
export interface Controls {
  /** What was accepted, oldest first. */
  readonly messages: readonly AcceptedMessage[];
  /** Every call, refused or not, oldest first. */
  readonly calls: readonly RecordedCall[];
  readonly suppressions: ReadonlyMap<string, Models.Suppression>;
  /** The messages with this value in their metadata: more than one is a mail sent twice. */
  acceptedFor(value: string, key?: string): readonly AcceptedMessage[];

  /** The next calls are answered with this fault, and do nothing. */
  failNext(fault: ApiFault, times?: number, calls?: Calls): void;
  /** A share of the calls that send: 500, 503 or 429, and nothing is accepted. */
  failShare(share: number, seed?: number): void;
  /** A share of the messages: in a batch the others are accepted. 100 is passing. */
  failMessages(share: number, seed?: number, fault?: ApiFault): void;
  /** 406 for mail to this address, until it is reactivated. */
  refuseAddress(email: string, stream?: string): void;
  /** From now on every answer comes so much later. */
  stall(ms: number): void;
  /** The next calls are done and never answered. */
  loseNext(times?: number): void;
  loseShare(share: number, seed?: number): void;
  /** The next calls are done, and the connection breaks in the middle of the answer. */
  cutNext(times?: number): void;
  /** What was accepted shows in the search only so much later. */
  lagSearch(ms: number): void;
  /** `refuse` closes the port, `hang-up` closes each connection when it asks something. */
  goDown(how?: "refuse" | "hang-up"): Promise<void>;
  comeUp(): Promise<void>;
  /** No more mishaps. What was accepted stays. */
  behave(): void;

  readonly events: {
    delivered(message: AcceptedMessage): Models.DeliveryWebhook;
    bounced(message: AcceptedMessage, type?: keyof typeof Models.BounceTypeCode): Models.BounceWebhook;
    complained(message: AcceptedMessage): Models.SpamComplaintWebhook;
    suppressed(
      message: AcceptedMessage,
      reason?: keyof typeof Models.SuppressionReason,
    ): Models.SubscriptionChangeWebhook;
    reactivated(email: string, stream?: string): object;
  };
  readonly sendWebhook: typeof sendWebhook;
}

export function controlsOf(
  ledger: Ledger,
  faults: Faults,
  calls: readonly RecordedCall[],
  line: {
    goDown(how: "refuse" | "hang-up"): Promise<void>;
    comeUp(): Promise<void>;
  },
): Controls {
  return {
    messages: ledger.messages,
    calls,
    suppressions: ledger.suppressions,
    acceptedFor: (value, key = "mail") => ledger.byMetadata.get(`${key}=${value}`) ?? [],
    failNext: (fault, times = 1, which = "sending") =>
      faults.planNext({ kind: "fault", fault }, times, which),
    failShare: (share, seed = 1) => faults.planShare(share, seed, passingFault),
    failMessages: (share, seed = 1, fault = unprocessable(100, "Maintenance")) =>
      faults.planMessages(share, seed, fault),
    refuseAddress: (email, stream = "outbound") => suppress(ledger, stream, email, "HardBounce"),
    stall: (ms) => {
      faults.stallMs = ms;
    },
    loseNext: (times = 1) => faults.planNext({ kind: "lost" }, times, "sending"),
    loseShare: (share, seed = 1) => faults.planShare(share, seed, () => ({ kind: "lost" })),
    cutNext: (times = 1) => faults.planNext({ kind: "cut" }, times, "sending"),
    lagSearch: (ms) => {
      ledger.searchLagMs = ms;
    },
    goDown: (how = "refuse") => line.goDown(how),
    comeUp: () => line.comeUp(),
    behave: () => {
      faults.clear();
      ledger.searchLagMs = 0;
    },
    events: {
      delivered,
      bounced: (message, type) => bounced(ledger, message, type),
      complained: (message) => complained(ledger, message),
      suppressed: (message, reason) => suppressed(ledger, message, reason),
      reactivated,
    },
    sendWebhook,
  };
}
