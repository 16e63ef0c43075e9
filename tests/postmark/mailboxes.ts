import addressparser from "nodemailer/lib/addressparser";
import type { Models } from "postmark";

/** As Postmark's backend checks them: https://postmarkapp.com/support/article/1180-what-does-errorcode-300-mean */
const mailbox = /^[a-z0-9.!#$%&'`*+\-/=^_{}|~]+@(\.?[a-z0-9-])+$/i;

/**
 * The addresses in a To, Cc or Reply-To.
 *
 * @returns null when one of them is none.
 */
export function mailboxesOf(field: string | undefined): Models.Recipient[] | null {
  const found = addressparser(field ?? "", { flatten: true }).map(({ name, address }) => ({
    Email: address ?? "",
    Name: name ?? "",
  }));
  return found.every(({ Email }) => mailbox.test(Email)) ? found : null;
}
