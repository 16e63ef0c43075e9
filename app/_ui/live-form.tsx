"use client";

import { createContext, type FormEvent, type ReactNode, use, useEffect, useRef, useState } from "react";
import { type FormState, untouched } from "../../lib/forms/form-state.ts";
import { Notice } from "./notice.tsx";
import { sendForm } from "./send-form.ts";

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
 * With script a form is sent without leaving the page. After an answer the
 * focus goes to the first field that is wrong, or to the notice. `whenDone`
 * shows once all is well, and takes the focus itself.
 */
export function LiveForm(props: {
  action: string;
  locale: string;
  answered: FormState;
  children: ReactNode;
  /** The browser sends it, with script too: the answer is a page that no script is to read. */
  isAnsweredByPage?: boolean;
  whenDone?: ReactNode;
  /** What led here; an answer has the last word. */
  untilAnswered?: ReactNode;
}) {
  const [answered, setAnswered] = useState(props.answered);
  const [isPending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Told in another language than the page is now: no longer of use.
  const isStale = answered.locale !== props.locale;
  const state = isStale ? { ...answered, errors: {}, notice: null, isDone: false } : answered;

  useEffect(() => {
    if (!state.answer) return;
    const first = form.current?.querySelector<HTMLElement>("[aria-invalid='true'], [data-notice]");
    // A screen reader says what is wrong with a field when the focus comes to it: also where it was there already.
    if (first === document.activeElement) first?.blur();
    first?.focus();
  }, [state.answer]);

  async function send(event: FormEvent<HTMLFormElement>) {
    // A button that only looks, in a frame beside the form.
    const { submitter } = event.nativeEvent as SubmitEvent;
    if ((submitter as HTMLButtonElement | null)?.formMethod === "get") return;
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    const answer = await sendForm(event.currentTarget);
    if (!answer) return; // the browser itself is on its way
    setAnswered(answer);
    setPending(false);
  }

  return (
    <Answered value={{ ...state, isPending }}>
      <form
        id="form"
        ref={form}
        method="post"
        action={props.action}
        onSubmit={props.isAnsweredByPage ? undefined : send}
        noValidate
        aria-busy={isPending}
      >
        {!state.answer && props.untilAnswered}
        {state.notice && <Notice tone="error">{state.notice}</Notice>}
        {props.children}
      </form>
      {state.isDone && <div key={state.answer}>{props.whenDone}</div>}
    </Answered>
  );
}
