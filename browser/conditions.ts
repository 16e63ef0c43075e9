import { checkConditions, type PasswordRule } from "../lib/password/conditions.ts";
import { emptied } from "./forms.ts";
import { onShown } from "./page.ts";

const pauseMs = 900;

/** The conditions of a new password tick while it is typed (app/_ui/new-password-fields.tsx). */
export function followConditions(): void {
  let saying: ReturnType<typeof setTimeout>;
  onShown(tick);
  document.addEventListener(emptied, () => {
    clearTimeout(saying);
    spokenPlace()?.replaceChildren();
    tick();
  });
  document.addEventListener("input", () => {
    const spoken = spokenPlace();
    if (!spoken) return;
    tick();
    clearTimeout(saying);
    // One sentence for screen readers, when the typing pauses: a list that is live would be read out at every key.
    saying = setTimeout(() => say(spoken), pauseMs);
  });
}

/** Where it is said what is still to do; it carries the rule and the words. */
function spokenPlace(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-password-rule]");
}

function typedIn(id: string): string {
  return (document.getElementById(id) as HTMLInputElement | null)?.value ?? "";
}

function tick(): void {
  const spoken = spokenPlace();
  if (!spoken) return;
  const met = new Map<string | undefined, boolean>();
  const typed = typedIn("newPassword");
  const ofRule = checkConditions(spoken.dataset.passwordRule as PasswordRule, typed);
  for (const checked of ofRule) {
    met.set(checked.condition, checked.isMet);
    if (checked.condition === "mix")
      for (const [kind, has] of Object.entries(checked.hasKind)) met.set(kind, has);
  }
  const isEqual = typed !== "" && typed === typedIn("repeatPassword");
  met.set("equal", isEqual);
  if (ofRule.every(({ isMet }) => isMet)) hideError("newPassword");
  if (isEqual) hideError("repeatPassword");
  for (const item of document.querySelectorAll<HTMLElement>("[data-condition]")) {
    const isMet = met.get(item.dataset.condition) ?? false;
    item.dataset.met = String(isMet);
    const word = item.querySelector(".unseen");
    if (word) word.textContent = `${isMet ? spoken.dataset.met : spoken.dataset.unmet} `;
  }
}

/** What was wrong with the last try would contradict the ticks. Its place stays, or the buttons below would move under a finger. */
function hideError(id: string): void {
  const control = document.getElementById(id);
  const error = document.getElementById(`${id}-error`);
  if (!control || !error) return;
  error.style.visibility = "hidden";
  error.removeAttribute("id");
  control.removeAttribute("aria-invalid");
  const hint = document.getElementById(`${id}-hint`);
  if (hint) control.setAttribute("aria-describedby", hint.id);
  else control.removeAttribute("aria-describedby");
}

function say(spoken: HTMLElement): void {
  const isRepeated = typedIn("repeatPassword") !== "";
  if (!isRepeated && typedIn("newPassword") === "") return;
  const items = [...document.querySelectorAll<HTMLElement>(".conditions > ul > [data-condition]")];
  const open = items.filter(
    ({ dataset }) => dataset.met === "false" && (isRepeated || dataset.condition !== "equal"),
  );
  spoken.textContent =
    open.length === 0
      ? (spoken.dataset.allMet ?? "")
      : `${spoken.dataset.stillToDo} ${open.map(ownWords).join("; ")}.`;
}

/** Without those of the list within it, and of how far it is. */
function ownWords(item: HTMLElement): string {
  const texts = [...item.childNodes].filter((node) => node instanceof Text).map(({ data }) => data);
  return texts.join("").trim().replace(/:$/, "");
}
