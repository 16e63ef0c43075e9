import type { FormState } from "../lib/forms/form-state.ts";

/**
 * Sends a form as the browser would, and reads the answer as data.
 *
 * @returns null when the browser leaves this page: to where the answer leads,
 * or by sending the form itself, where script got no answer of ours.
 */
export async function sendForm(form: HTMLFormElement): Promise<FormState | null> {
  const sent = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
    headers: { Accept: "application/json" },
  }).catch(() => null);
  // What answers in between, such as a proxy, answers with a page.
  if (!sent?.headers.get("content-type")?.includes("json")) {
    form.submit();
    return null;
  }
  const answer: FormState = await sent.json();
  if (!answer.goTo) return answer;
  window.location.assign(answer.goTo);
  return null;
}
