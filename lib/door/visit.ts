import { AsyncLocalStorage } from "node:async_hooks";
import type { Locale } from "../../messages/catalogues.ts";
import type { FormState } from "../forms/form-state.ts";
import type { PrintedLetters } from "../letters/letter.ts";
import type { School } from "../scope.ts";
import type { Host } from "./host.ts";
import type { PageReply } from "./house.ts";
import { type Problem, problems } from "./refusal.ts";

const unavailableForSeconds = 15;

/** Hashes as a content policy writes them: `sha256-` and base64. */
export interface PageLets {
  readonly scripts: Set<string>;
  readonly styles: Set<string>;
}

export function noLets(): PageLets {
  return { scripts: new Set(), styles: new Set() };
}

/** Whose page it is, and in which language. */
export interface Met {
  readonly locale: Locale;
  /** The school of the host; what went wrong where that could not be found out. */
  readonly school: { readonly found: School | null } | { readonly error: unknown };
}

/** What the door knows of one request, and what the house wants said with the answer. */
export interface Visit {
  readonly host: Host;
  /** The address the request came from: the socket's, or the one header that the operator named. */
  readonly clientAddress: string;
  /** Of this host, once somebody asked: a visit asks the database once, also where it does not answer. */
  school?: Promise<School | null>;
  /** Of the request, by a name in small letters. */
  readonly header: (name: string) => string | undefined;
  /** What became of the form that was sent; the page shows it. */
  answered?: FormState;
  /** What the form made, for its page to show this once. */
  handedOver?: PrintedLetters;
  /** What was found out before a page is made, so that nothing in it has to wait for it. */
  met?: Met;
  /** The language button that was pressed in this request. */
  pressedLanguage?: string;
  /** What was asked for could not be made, and a page that says so is made instead: it does without the school. */
  isFailed?: boolean;
  /** Each text is to say which one it is, for a translator. */
  readonly showsKeys?: boolean;
  /** What the page has of its own that runs or styles, by its hash: the policy lets in this and nothing else. */
  readonly lets: PageLets;
  /** The database could not be asked, in this visit. */
  isDatabaseAway?: boolean;
  /** What can wait until the answer is out. */
  readonly afterwards: (() => Promise<unknown>)[];
  /** Set by `answerWith`, or with the form's answer; the door applies it when the head is written. */
  reply: { status?: number; retryAfterSeconds?: number };
}

/**
 * The door hands its findings over in the call itself and never in a header,
 * so there is nothing that a client could send in its place. The symbol makes
 * the server's copy of this module, the house's and Next's share it.
 */
const key = Symbol.for("sleutel.visit");
const shared = globalThis as { [key]?: AsyncLocalStorage<Visit> };
shared[key] ??= new AsyncLocalStorage<Visit>();
const visits = shared[key];

/** Serves one request. */
export function duringVisit<T>(visit: Visit, serve: () => T): T {
  return visits.run(visit, serve);
}

/** @throws where the app is served without its door (server.ts, worker.ts). */
export function currentVisit(): Visit {
  const visit = visits.getStore();
  if (!visit)
    throw new Error("Sleutel must be served through its door: npm run dev, npm start or npm run demo.");
  return visit;
}

/** Has the page of a form shown again, with what became of it. */
export function showAgain(
  visit: Visit,
  { state, handsOver, pressedLanguage, status, retryAfterSeconds }: PageReply,
): void {
  visit.answered = state;
  visit.handedOver = handsOver;
  visit.pressedLanguage = pressedLanguage;
  visit.reply = { status, retryAfterSeconds };
}

/** Says why there is no answer. @returns the path of the page that says it. */
export function failWith(visit: Visit, problem: Problem): string {
  visit.isFailed = true;
  visit.answered = undefined;
  visit.handedOver = undefined;
  visit.reply = {
    status: problems[problem],
    ...(problem === "unavailable" && { retryAfterSeconds: unavailableForSeconds }),
  };
  return `/problem/${problem}`;
}

/** The page that says that there is nothing: no problem of ours has that name. */
export const missingPath = "/problem/missing";

/** Why a page could not be made. */
export function failureOf(visit: Visit): Problem {
  return visit.isDatabaseAway ? "unavailable" : "unexpected";
}

/** The status that an answer goes out with. @param made what Next says of it. */
export function statusOf({ answered, reply }: Visit, made: number): number {
  // A page that leads elsewhere after a post is to be fetched there; 307 would post again (RFC 9110, 15.4).
  if (answered && made === 307) return 303;
  return made === 200 ? (reply.status ?? made) : made;
}

/** The status that a page goes out with; Next itself would say 200. */
export function answerWith(status: number): void {
  currentVisit().reply = { status };
}

/** Has the page that says why shown, should this visit fail. Outside of a visit there is nobody to tell. */
export function noteUnavailable(): void {
  const visit = visits.getStore();
  if (visit) visit.isDatabaseAway = true;
}
