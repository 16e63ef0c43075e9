import type { FormState } from "../lib/forms/form-state.ts";
import { sendForm } from "./send-form.ts";

/** Emptied by an answer, as a page that is shown again has them; whoever follows what is typed may listen. */
export const emptied = "sleutel:emptied";

/**
 * Sends a form without leaving its page, and shows what becomes of it as the
 * page itself would (app/_ui/form.tsx). After an answer the focus goes to the
 * first field that is wrong, or to the notice.
 */
export function followForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id !== "form") return;
    // A button that only looks, in a frame beside the form.
    if ((event.submitter as HTMLButtonElement | null)?.formMethod === "get") return;
    const isLive = form.hasAttribute("data-live");
    // A second press while the first is on its way does nothing: the browser would drop the answer to that one.
    const isSecond = form.ariaBusy === "true";
    if (isLive || isSecond) event.preventDefault();
    if (isSecond) return;
    if (isLive) void send(form);
    else setBusy(form, true);
  });
  // A page that the browser kept comes back as it was left: on its way.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form#form")) setBusy(form, false);
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  setBusy(form, true);
  const answer = await sendForm(form);
  if (!answer) return; // the browser itself is on its way
  setBusy(form, false);
  show(form, answer);
}

function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  form.ariaBusy = String(isBusy);
  for (const button of form.querySelectorAll("button.primary[type=submit]")) {
    if (isBusy) button.ariaDisabled = "true";
    else button.removeAttribute("aria-disabled");
  }
}

function show(form: HTMLFormElement, { errors, notice, isDone }: FormState): void {
  form.querySelector("[data-until-answered]")?.remove();
  form.querySelector(":scope > .notice")?.remove();
  if (notice) form.prepend(noticeSaying(notice, form));
  for (const field of form.querySelectorAll(".field")) mark(field, errors);
  for (const input of form.querySelectorAll<HTMLInputElement>(".password > input")) input.value = "";
  form.dispatchEvent(new Event(emptied, { bubbles: true }));
  showDone(form, isDone);
  const first = form.querySelector<HTMLElement>("[aria-invalid='true'], [data-notice]");
  // A screen reader says what is wrong with a field when the focus comes to it: also where it was there already.
  if (first === document.activeElement) first?.blur();
  // After this turn: what appears is told before the focus goes to it.
  setTimeout(() => first?.focus());
}

function noticeSaying(text: string, form: HTMLFormElement): DocumentFragment {
  const notice = copyOf(form.querySelector("template[data-error]"));
  const words = notice.querySelector("p");
  if (words) words.textContent = text;
  return notice;
}

/** As `FieldFrame` writes it (app/_ui/field.tsx). */
function mark(field: Element, errors: FormState["errors"]): void {
  const control = field.querySelector<HTMLInputElement>("[name]");
  if (!control) return;
  const { id, name } = control;
  const hint = field.querySelector(":scope > .hint");
  const error = errors[name];
  field.querySelector(":scope > .error")?.remove();
  if (error) {
    const words = document.createElement("p");
    words.className = "error";
    words.id = `${id}-error`;
    words.textContent = error;
    (hint ?? field.querySelector("label"))?.after(words);
    control.setAttribute("aria-invalid", "true");
  } else {
    control.removeAttribute("aria-invalid");
  }
  const describing = [error && `${id}-error`, hint?.id].filter(Boolean).join(" ");
  if (describing) control.setAttribute("aria-describedby", describing);
  else control.removeAttribute("aria-describedby");
}

/** What a form shows once all is well: a dialog, and its words in the page once that is closed. */
function showDone(form: HTMLFormElement, isDone: boolean): void {
  const last = form.nextElementSibling;
  if (last?.hasAttribute("data-done")) last.remove();
  const template = form.querySelector<HTMLTemplateElement>("template[data-when-done]");
  if (!isDone || !template) return;
  const done = document.createElement("div");
  done.setAttribute("data-done", "");
  done.append(copyOf(template));
  form.after(done);
  const dialog = done.querySelector("dialog");
  dialog?.addEventListener("close", () => {
    done.replaceChildren(copyOf(done.querySelector("template[data-when-closed]")));
  });
  dialog?.showModal();
  // OK has the focus; on a very small screen the words above it are to be seen first.
  if (dialog) dialog.scrollTop = 0;
}

export function copyOf(template: HTMLTemplateElement | null): DocumentFragment {
  return template ? document.importNode(template.content, true) : new DocumentFragment();
}
