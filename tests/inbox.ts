import type { Handover, Mailer, OutgoingMail } from "../lib/mail/mailer.ts";

/** A transport that keeps what it takes, and can be told to take nothing. */
export interface Inbox extends Mailer {
  /** What was taken, oldest first. */
  readonly mails: OutgoingMail[];
  /** Everything that was offered, taken or not. */
  readonly offered: OutgoingMail[];
  /** Decides about each mail; by default it is taken. */
  answer: (mail: OutgoingMail) => Handover | Promise<Handover>;
  to(email: string): OutgoingMail[];
  /** The token in the newest mail with a link to this address, as its reader would find it. */
  tokenFor(email: string): string;
}

export const accept = (mail: OutgoingMail): Handover => ({
  status: "accepted",
  transportId: `inbox-${mail.id}`,
});
export const beUnavailable = (): Handover => ({ status: "unavailable", reason: "out of order" });
export const refuse = (): Handover => ({ status: "refused", reason: "no such mailbox" });

export function testInbox(): Inbox {
  const inbox: Inbox = {
    mails: [],
    offered: [],
    answer: accept,
    async send(mail) {
      inbox.offered.push(mail);
      const handover = await inbox.answer(mail);
      if (handover.status === "accepted") inbox.mails.push(mail);
      return handover;
    },
    to: (email) => inbox.mails.filter((mail) => mail.to.email === email),
    tokenFor(email) {
      const token = inbox.to(email).map(tokenIn).findLast(Boolean);
      if (!token) throw new Error(`No link was mailed to ${email}`);
      return token;
    },
  };
  return inbox;
}

export function tokenIn(mail: OutgoingMail): string | undefined {
  return /\/otp\/(\S+)/.exec(mail.text)?.[1];
}
