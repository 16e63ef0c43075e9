import "server-only";
import { currentVisit } from "../../lib/door/visit.ts";
import { untouched } from "../../lib/forms/form-state.ts";

/** What became of the form that was just sent, for one field of it. */
export function answerTo(name: string) {
  const { values, errors, answer } = currentVisit().answered ?? untouched;
  return {
    value: values[name],
    error: errors[name],
    isFirstError: Object.keys(errors)[0] === name,
    isAnswered: answer !== "",
  };
}
