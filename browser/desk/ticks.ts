/** Ticks everybody or nobody of a list, and counts who is ticked (admin/letters/choose-persons.tsx). */
export function followTicks(): void {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("[data-tick]") : null;
    const list = button?.closest("fieldset");
    if (!list) return;
    for (const box of boxesOf(list)) box.checked = button?.dataset.tick === "all";
    count(list);
  });
  document.addEventListener("change", ({ target }) => {
    const list = target instanceof Element ? target.closest("fieldset") : null;
    if (list) count(list);
  });
  // A browser that comes back, or loads again, keeps what was ticked.
  addEventListener("pageshow", () => {
    for (const shown of document.querySelectorAll("[data-ticked]")) {
      const list = shown.closest("fieldset");
      if (list) count(list);
    }
  });
}

function count(list: HTMLFieldSetElement): void {
  const shown = list.querySelector("[data-ticked]");
  if (shown) shown.textContent = String(boxesOf(list).filter(({ checked }) => checked).length);
}

function boxesOf(list: HTMLFieldSetElement): HTMLInputElement[] {
  return [...list.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
}
