import type { Locale } from "../../messages/catalogues.ts";
import { type Words, wordsIn } from "../i18n/words.ts";
import type { PrintedLetters } from "../letters/letter.ts";
import type { PendingRequest } from "../recovery/expand-request.ts";
import type { Scope } from "../scope.ts";
import type { CookieNames } from "../sessions/cookies.ts";
import type { Visitor } from "../visitor.ts";
import type { FormState } from "./form-state.ts";
import { type Fault, type FieldRule, readForm } from "./read-form.ts";

/** A form that somebody sent, with all that answering it takes. */
export interface Post {
  readonly scope: Scope;
  readonly words: Words;
  readonly visitor: Visitor & { readonly knownBrowsers: string };
  /** Of the visitor's session cookie; it may open nothing. */
  readonly sessionToken: string | null;
  readonly cookieNames: CookieNames;
  /** Sent by our own script, which shows the answer where it stands. */
  readonly isByScript: boolean;
  /** What the path names, in its order: whoever sent it, it is to be looked up within the school. */
  readonly params: readonly string[];
  /** The files of a field, of a form that may bring any. */
  filesOf(field: string): readonly File[];
  setCookies(cookies: readonly NewCookie[]): void;
  /** Work that can wait until the answer is out. */
  afterwards(work: () => Promise<unknown>): void;
  readonly rounds: Rounds;
}

/** Work for after an answer that several posts may share. */
export interface Rounds {
  /** Finds out whom a request is for, and queues their mail. */
  expand(request: PendingRequest): Promise<unknown>;
  /** Hands over the mail that is due. */
  deliver(): Promise<unknown>;
}

export interface NewCookie {
  readonly name: string;
  readonly value: string;
  /** Until the browser closes when neither is given; 0 seconds forgets it. */
  readonly maxAgeSeconds?: number;
}

/** What a verb's outcome becomes on the screen. Without errors or notice, all is well. */
export interface Answer<Name extends string = string> {
  readonly errors?: Partial<Record<Name, string>>;
  readonly notice?: string;
  /** 422 for errors and notices that name no other. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** A path of this school, where the visitor goes on. */
  readonly goTo?: string;
  /**
   * What the form's own page shows instead of the form, in this answer and in
   * no other: it goes from hand to hand, and is in no address, cookie or state.
   * Such a form is sent by the browser itself (`isAnsweredByPage` of a `Form`).
   */
  readonly handsOver?: PrintedLetters;
  /** The browser is to forget what it kept of the pages of this school. */
  readonly clearsSite?: boolean;
}

/** What answers the posts of one path. */
export interface Answerer {
  readonly fields: Record<string, FieldRule>;
  readonly upload?: Upload;
  act(post: Post, typed: Record<string, string>): Promise<Answer>;
}

/** One that nobody has read yet: who sent it, and to where. */
export type UnreadPost = Omit<Post, "filesOf">;

/** A form that brings files: they are not read before it is known that its sender may bring any. */
export interface Upload {
  readonly mostBytes: number;
  /** @returns what is said instead, to whom may not. */
  refuse(post: UnreadPost): Promise<Answer<never> | null>;
}

/** The answerer of a path, and what the path names. */
export interface AnswererAt {
  readonly answerer: Answerer;
  readonly params: readonly string[];
}

export function answerer<const Name extends string>(
  fields: Record<Name, FieldRule>,
  act: (post: Post, typed: Record<Name, string>) => Promise<Answer<Name>>,
  upload?: Upload,
): Answerer {
  return { fields, act, ...(upload && { upload }) };
}

export interface Answered {
  readonly state: FormState;
  readonly status: number;
  readonly retryAfterSeconds?: number;
  readonly handsOver?: PrintedLetters;
  readonly clearsSite?: boolean;
}

/** The way of every form here: a faulty field is named beside it; else the verb gets what was typed. */
export async function answerPost(post: Post, form: FormData, { fields, act }: Answerer): Promise<Answered> {
  const read = readForm(form, fields);
  const { locale } = post.scope;
  if (read.status === "faulty") {
    return {
      state: stateOf(locale, read.kept, { errors: faultTexts(post.words, read.faults, fields) }),
      status: 422,
    };
  }
  return answered(locale, read.kept, await act(post, read.typed));
}

/** A form that was not read: whoever sent it may not. */
export function answerUnread({ scope }: Pick<Post, "scope">, answer: Answer<never>): Answered {
  return answered(scope.locale, {}, answer);
}

function answered(locale: string, kept: Record<string, string>, answer: Answer): Answered {
  const state = stateOf(locale, kept, answer);
  const status = answer.status ?? (state.isDone ? 200 : 422);
  const { retryAfterSeconds, handsOver, clearsSite } = answer;
  return { state, status, retryAfterSeconds, handsOver, clearsSite };
}

/** A form that was sent by a language button: shown again as it was, in the other language. */
export function shownAgain(form: FormData, { fields }: Answerer, locale: string): FormState {
  return { ...stateOf(locale, readForm(form, fields).kept, {}), isDone: false };
}

/** Something failed on our side: said, with what was typed. */
export function failedState(
  form: FormData,
  { fields }: Answerer,
  locale: Locale,
  problem: "unexpected" | "unavailable",
): FormState {
  return stateOf(locale, readForm(form, fields).kept, { notice: wordsIn(locale)(`problem.${problem}`) });
}

function stateOf(locale: string, values: Record<string, string>, answer: Answer): FormState {
  const errors: Record<string, string> = {};
  for (const [name, text] of Object.entries(answer.errors ?? {})) if (text) errors[name] = text;
  const { notice = null, goTo = null } = answer;
  const isDone = Object.keys(errors).length === 0 && notice === null;
  return { answer: crypto.randomUUID(), locale, values, errors, notice, isDone, goTo };
}

function faultTexts(words: Words, faults: Partial<Record<string, Fault>>, fields: Record<string, FieldRule>) {
  const texts: Record<string, string> = {};
  for (const [name, fault] of Object.entries(faults)) {
    if (fault) texts[name] = words(`field.${fault}`, { most: fields[name]?.most ?? 0 });
  }
  return texts;
}

/** "30 seconds", "2 minutes": rounded up, in the visitor's language. */
export function waitAnswer(
  words: Words,
  outcome: { readonly status: "slowed-down" | "busy"; readonly waitSeconds: number },
  /** Words of the form's own for being slowed down. */
  slowedDown: "wait.slowed-down" | "login.slowed-down" = "wait.slowed-down",
): Answer<never> {
  const { status, waitSeconds: seconds } = outcome;
  const time =
    seconds < 90
      ? words("wait.seconds", { seconds })
      : words("wait.minutes", { minutes: Math.ceil(seconds / 60) });
  return {
    notice: words(status === "busy" ? "wait.busy" : slowedDown, { time }),
    status: status === "busy" ? 503 : 429,
    retryAfterSeconds: seconds,
  };
}
