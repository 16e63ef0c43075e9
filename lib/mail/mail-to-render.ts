import type { Locale } from "../../messages/catalogues.ts";
import type { Whose } from "../accounts/whose.ts";

/** What a mail needs to know before it can be written. */
export type MailToRender =
  | LinkMail
  | PasswordChangedMail
  | AddressMail
  | NewDeviceMail
  | UsernameChangedMail
  | HelpMail
  | HelpAnswerMail;

/** What the mail's row in `mails` knows, whatever its kind. */
interface Row {
  /** A UUID; names the message too. */
  readonly id: string;
  /** Of whoever reads it, not of whoever asked for it. */
  readonly locale: Locale;
  /** The address as the school stored it. */
  readonly toEmail: string;
  readonly createdAt: Date;
}

export interface ToPerson extends Row {
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
  /** What a co-account is to the holder of the account; null for the holder. */
  readonly whose: Whose | null;
}

export interface LinkMail extends ToPerson {
  /** `activation` when the person has no password yet. */
  readonly kind: "recovery" | "activation";
  /** Absolute, token and all. */
  readonly link: string;
  readonly expiresAt: Date;
}

export interface PasswordChangedMail extends ToPerson {
  readonly kind: "password-changed";
  readonly changedAt: Date;
}

export interface AddressMail extends ToPerson {
  readonly kind: "address-added" | "address-removed";
  /** The one that was added or removed; the mail goes to it and to the person's others. */
  readonly address: string;
  readonly changedAt: Date;
}

/** A sign-in from a browser that was not known as the person's. */
export interface NewDeviceMail extends ToPerson {
  readonly kind: "new-device";
  /** Browser and system, as lib/device-of.ts has it; empty when unknown. */
  readonly device: string;
  readonly signedInAt: Date;
}

/** Its `username` is the new one. */
export interface UsernameChangedMail extends ToPerson {
  readonly kind: "username-changed";
  readonly formerUsername: string;
  readonly changedAt: Date;
}

export interface HelpMail extends Row {
  readonly kind: "help";
  /** The administrator it goes to; null when it goes to the helpdesk's address. */
  readonly recipient: { readonly givenName: string; readonly familyName: string } | null;
  readonly help: HelpRequest;
}

/** As typed by somebody unknown: none of it is to be believed. */
export interface HelpRequest {
  readonly name: string;
  /** Class, or relation to a pupil. */
  readonly role: string;
  readonly problem: string;
  readonly contact: string;
  readonly sentAt: Date;
}

export interface HelpAnswerMail extends Row {
  readonly kind: "help-answer";
  readonly help: HelpRequest;
  /** As the administrator typed it. */
  readonly answer: string;
}
