import { fetchPage } from "../page.ts";

const pauseMs = 150;

/** Finds as somebody types (admin/people/search-box.tsx). */
export function followSearch(): void {
  let timer: ReturnType<typeof setTimeout>;
  document.addEventListener("input", ({ target }) => {
    const form =
      target instanceof HTMLInputElement ? target.closest<HTMLFormElement>("form[data-search]") : null;
    if (!form) return;
    clearTimeout(timer);
    timer = setTimeout(() => void find(form), pauseMs);
  });
}

let newest = "";

async function find(form: HTMLFormElement): Promise<void> {
  const typed = new FormData(form).get("q");
  const query = String(typed ?? "").trim() ? `?${new URLSearchParams({ q: String(typed) })}` : "";
  newest = `${location.pathname}${query}`;
  const asked = newest;
  form.ariaBusy = "true";
  const page = await fetchPage(asked);
  // Somebody went on typing: what comes next is the answer.
  if (asked !== newest) return;
  form.ariaBusy = "false";
  if (page && showFound(page)) history.replaceState(null, "", asked);
}

/** How many were found is said where it was said before, so that it is heard; what follows it is replaced. */
function showFound(page: Document): boolean {
  const [here, there] = [document.getElementById("found"), page.getElementById("found")];
  if (!here || !there) return false;
  while (here.nextSibling) here.nextSibling.remove();
  while (there.nextSibling) here.parentNode?.append(document.adoptNode(there.nextSibling));
  here.textContent = there.textContent;
  return true;
}
