import type { ReactNode } from "react";
import { currentVisit } from "../../lib/door/visit.ts";
import { untouched } from "../../lib/forms/form-state.ts";
import { Notice } from "./notice.tsx";

/**
 * The one form of a page: a plain post to `action`. If it was just sent, it
 * shows what became of it. With script it is sent without leaving the page
 * (browser/forms.ts), which finds here what an answer is told with.
 */
export function Form(props: {
  action: string;
  children: ReactNode;
  /** The browser sends it, with script too: the answer is a page that no script is to read. */
  isAnsweredByPage?: boolean;
  /** Shown with script once all is well, where the answer leads nowhere else. */
  whenDone?: ReactNode;
  /** What led here; an answer has the last word. */
  untilAnswered?: ReactNode;
}) {
  const { notice, answer } = currentVisit().answered ?? untouched;
  const isLive = !props.isAnsweredByPage;
  return (
    <form
      id="form"
      method="post"
      action={props.action}
      noValidate
      aria-busy="false"
      data-live={isLive ? "" : undefined}
    >
      {!answer && props.untilAnswered && <div data-until-answered="">{props.untilAnswered}</div>}
      {notice && <Notice tone="error">{notice}</Notice>}
      {props.children}
      {isLive && (
        <template data-error="">
          <Notice tone="error">{null}</Notice>
        </template>
      )}
      {props.whenDone && <template data-when-done="">{props.whenDone}</template>}
    </form>
  );
}
