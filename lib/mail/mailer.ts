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
  /** Passing, or not known: try again later. */
  | { readonly status: "unavailable"; readonly reason: string };

export interface Mailer {
  /** Never throws for what the other side or the network does. */
  send(mail: OutgoingMail): Promise<Handover>;
}
