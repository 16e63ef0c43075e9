import type { DeliveryReport } from "./delivery-report.ts";
import { withoutAddresses } from "./postmark-fault.ts";

/** Bounces after which nothing will arrive: https://postmarkapp.com/developer/api/bounce-api#bounce-types */
const finalBounces = new Set([
  "HardBounce",
  "BadEmailAddress",
  "ManuallyDeactivated",
  "Blocked",
  "AddressChange",
]);

type Payload = Readonly<Record<string, unknown>>;

/**
 * Reads what Postmark's webhook was sent. It is not signed: whoever calls this
 * has checked who posts.
 *
 * @returns null for anything that is nothing to us: another kind, a mail
 * without our metadata, or no webhook of Postmark's at all.
 */
export function readWebhook(body: unknown, now: Date): DeliveryReport | null {
  if (typeof body !== "object" || body === null) return null;
  const payload = body as Payload;
  const email = text(payload.Email) ?? text(payload.Recipient);
  if (!email) return null;
  const at = momentOf(payload, now);
  if (payload.RecordType === "SubscriptionChange" && payload.SuppressSending === false) {
    return { kind: "reactivated", email, at };
  }
  const mailId = text((payload.Metadata as Payload | null | undefined)?.mail);
  return mailId ? ofMail(payload, { mailId, email, at }) : null;
}

function ofMail(payload: Payload, about: { mailId: string; email: string; at: Date }): DeliveryReport | null {
  const detail = withoutAddresses(
    [payload.Type, payload.Details ?? payload.SuppressionReason].filter(isFilledIn).join(": "),
  );
  switch (payload.RecordType) {
    case "Delivery":
      return { ...about, kind: "delivered" };
    case "Bounce":
      return { ...about, kind: "bounced", detail, isFinal: isFinal(payload) };
    case "SpamComplaint":
      return { ...about, kind: "complained", detail };
    case "SubscriptionChange":
      return { ...about, kind: "suppressed", detail };
    default:
      return null;
  }
}

/** `Inactive` is Postmark's own word that it sends no more there. */
function isFinal({ Type, Inactive }: Payload): boolean {
  return Inactive === true || finalBounces.has(Type as string);
}

function momentOf({ DeliveredAt, BouncedAt, ChangedAt }: Payload, now: Date): Date {
  const said = [DeliveredAt, BouncedAt, ChangedAt].find(isFilledIn);
  const at = new Date(said ?? "");
  return Number.isNaN(at.getTime()) ? now : at;
}

function text(value: unknown): string | null {
  return isFilledIn(value) && value.length <= 320 ? value : null;
}

function isFilledIn(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
