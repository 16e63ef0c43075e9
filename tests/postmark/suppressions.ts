import type { Models } from "postmark";
import { type ApiAnswer, ok, refused, unprocessable } from "./api-answer.ts";
import { type Ledger, suppressionKey } from "./ledger.ts";

export function dumpSuppressions(ledger: Ledger, stream: string, query: URLSearchParams): ApiAnswer {
  const wanted = query.get("emailaddress") ?? query.get("EmailAddress") ?? query.get("emailAddress");
  const found = [...ledger.suppressions]
    .filter(([key]) => key.startsWith(`${stream} `))
    .map(([, suppression]) => suppression)
    .filter(({ EmailAddress }) => !wanted || EmailAddress.toLowerCase() === wanted.toLowerCase());
  return ok({ Suppressions: found });
}

/** At most 50 at once, one answer each; a complaint is not the customer's to delete. */
export function deleteSuppressions(
  ledger: Ledger,
  stream: string,
  { Suppressions }: Models.DeleteSuppressionsRequest,
): ApiAnswer {
  if (!ledger.streams.has(stream)) {
    return refused(unprocessable(1226, "The message stream for the provided 'ID' was not found."));
  }
  if (Suppressions.length > 50) return refused(unprocessable(300, "At most 50 suppressions at once."));
  return ok({ Suppressions: Suppressions.map(({ EmailAddress }) => remove(ledger, stream, EmailAddress)) });
}

function remove(ledger: Ledger, stream: string, email: string): object {
  const key = suppressionKey(stream, email);
  if (ledger.suppressions.get(key)?.SuppressionReason === "SpamComplaint") {
    return {
      EmailAddress: email,
      Status: "Failed",
      Message: "You do not have the required authority to change this suppression.",
    };
  }
  ledger.suppressions.delete(key);
  for (const bounce of ledger.bounces) {
    if (suppressionKey(bounce.MessageStream, bounce.Email) === key) bounce.Inactive = false;
  }
  return { EmailAddress: email, Status: "Deleted", Message: null };
}
