import type { Models } from "postmark";
import { acceptMessage, isFault, type MessageAnswer } from "./accept-message.ts";
import { type ApiAnswer, ok, refused, unprocessable } from "./api-answer.ts";
import { activateBounce, listBounces } from "./bounces.ts";
import type { Faults } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import { messageDetails, searchMessages } from "./search.ts";
import { deleteSuppressions, dumpSuppressions } from "./suppressions.ts";

export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const mostPerBatch = 500;

export function isSending({ method, path }: Pick<ApiCall, "method" | "path">): boolean {
  return method === "POST" && (path === "/email" || path === "/email/batch");
}

type Route = (
  ledger: Ledger,
  call: ApiCall & { readonly name: string; readonly faults: Faults },
) => ApiAnswer;

/** The part of https://postmarkapp.com/developer/api/overview that the product calls. The star is the `name`. */
const routes: Readonly<Record<string, Route>> = {
  "POST /email": (ledger, { faults, body }) => single(take(ledger, faults, body as Models.Message)),
  "POST /email/batch": (ledger, { faults, body }) => batch(ledger, faults, body),
  "GET /messages/outbound": (ledger, { query }) => searchMessages(ledger, query),
  "GET /messages/outbound/*/details": (ledger, { name }) => messageDetails(ledger, name),
  "GET /bounces": (ledger, { query }) => listBounces(ledger, query),
  "PUT /bounces/*/activate": (ledger, { name }) => activateBounce(ledger, Number(name)),
  "GET /message-streams/*/suppressions/dump": (ledger, { name, query }) =>
    dumpSuppressions(ledger, name, query),
  "POST /message-streams/*/suppressions/delete": (ledger, { name, body }) =>
    deleteSuppressions(ledger, name, body as Models.DeleteSuppressionsRequest),
  "GET /server": () => ok(server),
};

export function answerTo(ledger: Ledger, faults: Faults, call: ApiCall): ApiAnswer {
  for (const [pattern, route] of Object.entries(routes)) {
    const [before = "", after] = pattern.split("*");
    const asked = `${call.method} ${call.path}`;
    const fits = after === undefined ? asked === pattern : asked.startsWith(before) && asked.endsWith(after);
    if (!fits) continue;
    const name = decodeURIComponent(asked.slice(before.length, asked.length - (after ?? "").length));
    return route(ledger, { ...call, faults, name });
  }
  return refused({ status: 404, code: 0, message: "Not found." });
}

function take(ledger: Ledger, faults: Faults, message: Models.Message): MessageAnswer {
  return faults.forMessage() ?? acceptMessage(ledger, message);
}

function single(answer: MessageAnswer): ApiAnswer {
  return isFault(answer) ? refused(answer) : ok(answer);
}

/** Answers 200 whatever becomes of each message. */
function batch(ledger: Ledger, faults: Faults, body: unknown): ApiAnswer {
  if (!Array.isArray(body))
    return refused(unprocessable(403, "The JSON is not compatible with this method."));
  if (body.length > mostPerBatch) return refused(unprocessable(410, "Too many batch messages: at most 500."));
  const answers = (body as Models.Message[]).map((message) => take(ledger, faults, message));
  return ok(answers.map((answer) => (isFault(answer) ? refused(answer).body : answer)));
}

const server: Partial<Models.Server> = {
  ID: 1,
  Name: "Stand-in",
  Color: "Blue",
  SmtpApiActivated: true,
  RawEmailEnabled: false,
  TrackOpens: false,
};
