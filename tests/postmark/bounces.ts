import type { Models } from "postmark";
import { type ApiAnswer, ok, refused, unprocessable } from "./api-answer.ts";
import { type Ledger, suppressionKey } from "./ledger.ts";

/** Newest first. */
export function listBounces(ledger: Ledger, query: URLSearchParams): ApiAnswer {
  const [count, offset] = [Number(query.get("count") ?? 100), Number(query.get("offset") ?? 0)];
  const found = ledger.bounces.filter((bounce) => matches(bounce, query)).reverse();
  return ok({ TotalCount: found.length, Bounces: found.slice(offset, offset + count) });
}

/** Mail to the address is taken again. A complaint stays: only who complained can take it back. */
export function activateBounce(ledger: Ledger, id: number): ApiAnswer {
  const bounce = ledger.bounces.find((candidate) => candidate.ID === id);
  if (!bounce) return refused(unprocessable(407, "This bounce was not found."));
  if (!bounce.CanActivate) return refused(unprocessable(408, "This bounce cannot be activated."));
  bounce.Inactive = false;
  ledger.suppressions.delete(suppressionKey(bounce.MessageStream, bounce.Email));
  return ok({ Message: "OK", Bounce: bounce });
}

function matches(bounce: Models.Bounce, query: URLSearchParams): boolean {
  return [...query].every(([name, value]) => {
    switch (name.toLowerCase()) {
      case "type":
        return bounce.Type === value;
      case "inactive":
        return bounce.Inactive === (value === "true");
      case "emailfilter":
        return bounce.Email.toLowerCase().includes(value.toLowerCase());
      case "messageid":
        return bounce.MessageID === value;
      case "messagestream":
        return bounce.MessageStream === value;
      default:
        return true;
    }
  });
}
