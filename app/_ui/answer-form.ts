import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { answerWith } from "../../lib/door/visit.ts";
import { type Fault, type FieldRule, readForm } from "../../lib/forms/read-form.ts";
import { isLocale } from "../../messages/catalogues.ts";
import type { FormState } from "./form-state.ts";
import { keepLanguage } from "./switch-language.ts";

/** What a verb's outcome becomes on the screen. Without errors or notice, all is well. */
export interface Answer<Name extends string> {
  readonly errors?: Partial<Record<Name, string>>;
  readonly notice?: string;
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** A path of this school, where the visitor goes on. */
  readonly goTo?: string;
}

/**
 * The way of every form here: a pressed language button changes the language
 * and keeps what was typed; a faulty field is named beside it; else `act` gets
 * what was typed.
 *
 * With script the browser itself goes on to `goTo`: Next would fetch the page
 * from here, under a host that is no school's.
 */
export async function answerForm<Name extends string>(
  form: FormData,
  rules: Record<Name, FieldRule>,
  act: (typed: Record<Name, string>) => Promise<Answer<Name>>,
): Promise<FormState> {
  const read = readForm(form, rules);
  const language = form.get("language");
  if (isLocale(language)) {
    await keepLanguage(language);
    return { ...state(language, read.kept, {}), isDone: false };
  }
  const locale = await getLocale();
  if (read.status === "faulty") {
    await sayStatus(422);
    return state(locale, read.kept, { errors: await faultTexts(read.faults, rules) });
  }
  const answer = await act(read.typed);
  if (answer.goTo && !(await isSentByScript())) redirect(answer.goTo);
  if (answer.status) await sayStatus(answer.status, answer.retryAfterSeconds);
  else if (answer.errors || answer.notice) await sayStatus(422);
  return state(locale, read.kept, answer);
}

/** A form sent by script gets its answer as data, which Next wants with 200. */
async function sayStatus(status: number, retryAfterSeconds?: number): Promise<void> {
  if (!(await isSentByScript())) answerWith(status, retryAfterSeconds);
}

export async function isSentByScript(): Promise<boolean> {
  return (await headers()).has("next-action");
}

function state<Name extends string>(
  locale: string,
  values: Record<string, string>,
  answer: Answer<Name>,
): FormState {
  const errors = Object.fromEntries(Object.entries(answer.errors ?? {}).filter(([, text]) => text)) as Record<
    string,
    string
  >;
  const isDone = Object.keys(errors).length === 0 && !answer.notice;
  const { notice = null, goTo = null } = answer;
  return { answer: crypto.randomUUID(), locale, values, errors, notice, isDone, goTo };
}

async function faultTexts<Name extends string>(
  faults: Partial<Record<Name, Fault>>,
  rules: Record<Name, FieldRule>,
): Promise<Partial<Record<Name, string>>> {
  const t = await getTranslations("field");
  const texts: Partial<Record<Name, string>> = {};
  for (const [name, fault] of Object.entries(faults) as [Name, Fault][]) {
    texts[name] = fault === "too-long" ? t(fault, { most: rules[name].most }) : t(fault);
  }
  return texts;
}

/** "30 seconds", "2 minutes": rounded up, in the visitor's language. */
export async function waitText(outcome: {
  status: "slowed-down" | "busy";
  waitSeconds: number;
}): Promise<Pick<Answer<never>, "notice" | "status" | "retryAfterSeconds">> {
  const t = await getTranslations("wait");
  const { waitSeconds: seconds } = outcome;
  const time = seconds < 90 ? t("seconds", { seconds }) : t("minutes", { minutes: Math.ceil(seconds / 60) });
  return {
    notice: t(outcome.status, { time }),
    status: outcome.status === "busy" ? 503 : 429,
    retryAfterSeconds: seconds,
  };
}
