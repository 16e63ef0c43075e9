import type { Handover } from "./mailer.ts";

// https://postmarkapp.com/developer/api/overview#error-codes
const invalidRequest = 300;
const inactiveRecipient = 406;
/** Token, sender signature, credits, approval, message stream: wrong for every mail until the operator acts. */
const setUpFaults = new Set([10, 400, 401, 405, 412, 413, 1226, 1227, 1235, 1236]);

/** The connection was never made: nothing can have been taken. */
const neverConnected = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/**
 * What a refusal or an exception of Postmark's client means for the mail. Only
 * what can never go is final; an answer that was lost, or a fault on their
 * side, leaves it open whether the mail was taken.
 */
export function handoverOf(error: unknown): Handover {
  const { code, statusCode, message } = readFault(error);
  const reason = faultReason(error);
  if (code === inactiveRecipient) return { status: "refused", reason };
  if (code === invalidRequest && !blamesSender(message)) return { status: "refused", reason };
  if (setUpFaults.has(code) || code === invalidRequest || statusCode === 401) {
    return { status: "unavailable", reason: `set-up: ${reason}`, isSetUpFault: true };
  }
  const isLost = statusCode === 0 ? !neverConnected.test(message) : statusCode >= 500;
  return { status: isLost ? "unknown" : "unavailable", reason };
}

export function faultReason(error: unknown): string {
  const { code, statusCode, message } = readFault(error);
  const where = ["Postmark", statusCode || "network", code || ""].filter(Boolean).join(" ");
  return `${where}: ${withoutAddresses(message)}`;
}

/** 300 is also the code for a From or Reply-To that Postmark does not take. */
function blamesSender(message: string): boolean {
  return /'?(From|ReplyTo|Reply-To|MessageStream)'?/.test(message);
}

/** The reason is kept, and shown to administrators of other persons' mail: whose address it was is known elsewhere. */
export function withoutAddresses(message: string): string {
  return message.replace(/[^\s<>"',:;]+@[^\s<>"',:;]+/g, "…").slice(0, 300);
}

function readFault(error: unknown): { code: number; statusCode: number; message: string } {
  const { code, statusCode, message } = (error ?? {}) as Record<string, unknown>;
  return {
    code: typeof code === "number" ? code : 0,
    statusCode: typeof statusCode === "number" ? statusCode : 0,
    message: typeof message === "string" ? message : String(error),
  };
}
