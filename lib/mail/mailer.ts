import type { MailKind } from "../../db/schema.ts";
import type { Locale } from "../../messages/catalogues.ts";

/** A mail as a transport takes it: rendered, addressed, complete. */
export interface OutgoingMail {
  /** Of our row in `mails`. Handing over the same id twice must not make two mails where the transport can help it. */
  readonly id: string;
  readonly schoolSlug: string;
  readonly kind: MailKind;
  readonly locale: Locale;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo: Mailbox;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly createdAt: Date;
}

export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

/** What the transport answered. */
export type Handover =
  | { readonly status: "accepted"; readonly transportId: string }
  /** Final: this mail will never be taken. */
  | { readonly status: "refused"; readonly reason: string }
  /** Not taken, and it will pass: try again later. */
  | {
      readonly status: "unavailable";
      readonly reason: string;
      /** Wrong for every mail until the operator acts: they must hear of it at once. */
      readonly isSetUpFault?: boolean;
      /** The transport was not asked: something of our own is wrong with this one mail. */
      readonly isUntried?: boolean;
    }
  /** The answer was lost: it may have been taken. Ask `find` before handing it over again. */
  | { readonly status: "unknown"; readonly reason: string };

export type Found =
  | { readonly status: "found"; readonly transportId: string }
  | { readonly status: "absent" }
  | { readonly status: "unavailable"; readonly reason: string };

export interface Mailer {
  /** Never throws for what the other side or the network does. */
  send(mail: OutgoingMail): Promise<Handover>;
  /** For a transport that takes many in one call: answers in the order of the mails. */
  readonly batch?: {
    readonly most: number;
    send(mails: readonly OutgoingMail[]): Promise<readonly Handover[]>;
  };
  /** Whether the transport has a mail whose answer was lost. Left out where a second hand-over makes no second mail. */
  find?(mailId: string): Promise<Found>;
  /** Asks a transport that stopped sending to an address to begin again. */
  reactivate?(
    email: string,
  ): Promise<
    { readonly status: "reactivated" } | { readonly status: "unavailable"; readonly reason: string }
  >;
  /** Until when nothing is handed over, because the transport is out of order. */
  readonly restsUntil?: () => Date | null;
}
