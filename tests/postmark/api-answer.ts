/** What the API answers: an HTTP status and a JSON body. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A refusal as Postmark words it. */
export interface ApiFault {
  readonly status: number;
  /** https://postmarkapp.com/developer/api/overview#error-codes */
  readonly code: number;
  readonly message: string;
}

export function ok(body: unknown): ApiAnswer {
  return { status: 200, body };
}

export function refused({ status, code, message }: ApiFault): ApiAnswer {
  return { status, body: { ErrorCode: code, Message: message } };
}

/** 422 is what Postmark answers to whatever it understands and does not take. */
export function unprocessable(code: number, message: string): ApiFault {
  return { status: 422, code, message };
}

/** Faults that pass by themselves, each as one whole answer. */
export const passingFaults: readonly ApiFault[] = [
  { status: 500, code: 0, message: "An unexpected error occurred." },
  { status: 503, code: 100, message: "The Postmark API is offline for maintenance." },
  { status: 429, code: 429, message: "Rate limit exceeded." },
];

/** Faults of an account that wait for somebody to act. */
export const setUpFaults = {
  pending: unprocessable(412, "While your account is pending approval, all addresses must share a domain."),
  notAllowed: unprocessable(405, "You are not allowed to send: your account has run out of credits."),
  noSignature: unprocessable(
    400,
    "The 'From' address you supplied is not a Sender Signature on your account.",
  ),
  wrongToken: { status: 401, code: 10, message: "The Server Token you provided was incorrect." },
} satisfies Record<string, ApiFault>;
