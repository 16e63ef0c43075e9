import { fetchPage, showInstead } from "./page.ts";

/** A language button changes the words where they stand (app/_ui/language-switch.tsx): nothing is sent, and nothing is lost. */
export function followLanguages(): void {
  document.addEventListener("click", (event) => {
    const { target } = event;
    const button =
      target instanceof Element ? target.closest<HTMLButtonElement>("button[name=language]") : null;
    if (!button) return;
    event.preventDefault();
    void showIn(button.value);
  });
}

async function showIn(language: string): Promise<void> {
  const body = new URLSearchParams({ language });
  const sent = await fetch(location.pathname, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
  }).catch(() => null);
  const page = sent?.ok ? await fetchPage(location.href) : null;
  if (!page) return;
  showInstead(page);
  document.querySelector<HTMLElement>("button[name=language]")?.focus();
}
