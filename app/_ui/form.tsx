"use client";

import { createContext, type ReactNode, use, useActionState, useEffect, useRef } from "react";
import { type FormAction, type FormState, untouched } from "./form-state.ts";
import { Notice } from "./notice.tsx";

const Answered = createContext<FormState & { isPending: boolean }>({ ...untouched, isPending: false });

/** What the last answer says of one field. */
export function useAnswer(name: string) {
  const { values, errors, answer } = use(Answered);
  return { value: values[name], error: errors[name], isFirstError: Object.keys(errors)[0] === name, answer };
}

export function useIsPending(): boolean {
  return use(Answered).isPending;
}

/**
 * The one form: works as a plain post, and with script without leaving the
 * page. After an answer the focus goes to the first field that is wrong, or to
 * the notice. `whenDone` is shown, and gets the focus itself, once all is well.
 */
export function Form(props: {
  action: FormAction;
  locale: string;
  children: ReactNode;
  whenDone?: (answer: string) => ReactNode;
}) {
  const [answered, action, isSending] = useActionState(props.action, untouched);
  // Told in another language than the page is now: no longer of use.
  const isStale = answered.locale !== props.locale;
  const state = isStale ? { ...answered, errors: {}, notice: null, isDone: false } : answered;
  const isPending = isSending || state.goTo !== null;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.goTo) window.location.assign(state.goTo);
  }, [state.goTo]);
  useEffect(() => {
    if (!state.answer) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid='true'], [data-notice]")?.focus();
  }, [state.answer]);

  return (
    <Answered value={{ ...state, isPending }}>
      <form id="form" ref={form} action={action} noValidate aria-busy={isPending}>
        {state.notice && <Notice tone="error">{state.notice}</Notice>}
        {props.children}
      </form>
      {state.isDone && state.answer && props.whenDone?.(state.answer)}
    </Answered>
  );
}
