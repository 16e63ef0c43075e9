import { emptied } from "./forms.ts";

/** A password can be looked at (app/_ui/password-field.tsx). */
export function followLooks(): void {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLButtonElement>(".password > .show");
    if (button) turn(button);
  });
  document.addEventListener(emptied, ({ target }) => {
    for (const button of (target as Element).querySelectorAll<HTMLButtonElement>(".password > .show")) {
      if (inputBeside(button)?.type === "text") turn(button);
    }
  });
}

function inputBeside(button: HTMLButtonElement): HTMLInputElement | null {
  return button.parentElement?.querySelector("input") ?? null;
}

/** The button carries the words of its other side. */
function turn(button: HTMLButtonElement): void {
  const input = inputBeside(button);
  if (input) input.type = input.type === "text" ? "password" : "text";
  const { textContent, ariaLabel } = button;
  button.textContent = button.dataset.other ?? "";
  button.ariaLabel = button.dataset.otherLabel ?? "";
  button.dataset.other = textContent ?? "";
  button.dataset.otherLabel = ariaLabel ?? "";
}
