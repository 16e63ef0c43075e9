import type { Handover } from "./mailer.ts";

// https://postmarkapp.com/developer/api/overview#error-codes
const invalidRequest = 300;
const inactiveRecipient = 406;
/** Token, sender signature, credits, approval, message stream: wrong for every mail until the operator acts. */
const setUpFaults = new Set([10, 400, 401, 405, 412, 413, 1226, 1227, 1235, 1236]);

/** What a refusal or an exception of Postmark's client means for the mail: only what can never go is final. */
export function handoverOf(error: unknown): Handover {
  const { code, statusCode, message } = readFault(error);
  const reason = ["Postmark", statusCode || "network", code || ""].filter(Boolean).join(" ");
  const said = `${reason}: ${withoutAddresses(message)}`;
  if (code === inactiveRecipient) return { status: "refused", reason: said };
  if (code === invalidRequest && !blamesSender(message)) return { status: "refused", reason: said };
  if (setUpFaults.has(code) || code === invalidRequest) {
    return { status: "unavailable", reason: `set-up: ${said}` };
  }
  return { status: "unavailable", reason: said };
}

/** 300 is also the code for a From or Reply-To that Postmark does not take. */
function blamesSender(message: string): boolean {
  return /'?(From|ReplyTo|Reply-To|MessageStream)'?/.test(message);
}

/** The reason is kept, and shown to administrators of other persons' mail: whose address it was is known elsewhere. */
function withoutAddresses(message: string): string {
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
