import { copyOf } from "../forms.ts";

/** A press that takes a while says so as long as the browser waits for its answer (admin/import/[id]/slow-button.tsx). */
export function followSlowButtons(): void {
  document.addEventListener("click", (event) => {
    const { target } = event;
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("button[data-slow]") : null;
    if (!button) return;
    if (button.ariaDisabled === "true") event.preventDefault();
    // After the form is on its way: it is sent as it was.
    else setTimeout(() => tellToWait(button));
  });
}

function tellToWait(button: HTMLButtonElement): void {
  button.ariaDisabled = "true";
  const place = button.nextElementSibling;
  place?.append(copyOf(place.querySelector("template")));
}
