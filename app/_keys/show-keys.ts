/**
 * Finds the marks in a page (lib/i18n/marks.ts), takes them out again, and
 * puts the key of each text beside it; a press on a key copies it. Elements get
 * `data-keys`, which the gallery reads.
 *
 * It is sent to the browser as its own source: it may use nothing from outside.
 */
export function showKeys(keys: readonly string[]): void {
  const mark = /\u2060([\u2061-\u2064]{6})/g;
  const attributes = ["aria-label", "placeholder", "title", "alt", "value"];
  const labels = document.createElement("div");
  labels.setAttribute("aria-hidden", "true");
  labels.id = "keys";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    #keys { position: absolute; inset: 0 auto auto 0; z-index: 2147483647; font: 11px/1.3 ui-monospace, monospace; }
    #keys button { position: absolute; min-height: 0; padding: 0 3px; border: 0; border-radius: 2px; white-space: nowrap;
      font: inherit; color: #fff; background: #8a1c7c; opacity: .88; cursor: copy; }
    #keys button:hover, #keys button:focus-visible { opacity: 1; z-index: 1; }
    #keys .end { position: fixed; inset: auto 8px 8px auto; padding: 8px; font-size: 14px; cursor: pointer; }
    @media print { #keys { display: none; } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser yet
  document.cookie = "keys=1; path=/; samesite=lax";

  /** In development React takes each element over, and would miss what was taken out before. */
  const isHydrated = document.querySelector("script[src^='/_next/']") !== null;
  const isReady = (element: Element) =>
    !isHydrated || Object.keys(element).some((name) => name.startsWith("__reactFiber"));

  const keysIn = (text: string) =>
    [...text.matchAll(mark)].map(([, digits = ""]) => {
      const index = [...digits].reduce((sum, digit) => sum * 4 + digit.charCodeAt(0) - 0x2061, 0);
      return keys[index] ?? "?";
    });

  const note = (element: Element, found: readonly string[]) => {
    const known = element.getAttribute("data-keys")?.split(" ") ?? [];
    element.setAttribute("data-keys", [...new Set([...known, ...found])].join(" "));
  };

  /** @returns how many are left, in what React has not reached yet. */
  const takeOut = () => {
    let left = 0;
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue ?? "";
      const found = keysIn(text);
      if (found.length === 0 || !element || element.matches("script")) continue;
      if (!isReady(element)) {
        left++;
        continue;
      }
      note(element, found);
      node.nodeValue = text.replace(mark, "");
    }
    for (const name of attributes) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? "";
        const found = keysIn(text);
        if (found.length === 0) continue;
        if (!isReady(element)) {
          left++;
          continue;
        }
        note(element, found);
        element.setAttribute(name, text.replace(mark, ""));
      }
    }
    return left;
  };

  const button = (text: string, press: () => void) => {
    const made = document.createElement("button");
    made.type = "button";
    made.tabIndex = -1;
    made.textContent = text;
    made.addEventListener("click", press);
    labels.append(made);
    return made;
  };

  let copied = "";
  const draw = () => {
    labels.replaceChildren();
    const lowest = new Map<number, number>();
    for (const element of document.body.querySelectorAll("[data-keys]")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      for (const key of element.getAttribute("data-keys")?.split(" ") ?? []) {
        const label = button(key === copied ? `${key} ✓` : key, () => {
          void navigator.clipboard?.writeText(key);
          copied = key;
          draw();
        });
        // Above its text, and below the label before it where they would cover each other.
        const column = Math.round(box.left / 40);
        const top = Math.max(box.top + scrollY - 12, (lowest.get(column) ?? Number.NEGATIVE_INFINITY) + 15);
        lowest.set(column, top);
        label.style.top = `${top}px`;
        label.style.left = `${box.left + scrollX}px`;
      }
    }
    button("×", () => {
      // biome-ignore lint/suspicious/noDocumentCookie: as above
      document.cookie = "keys=; path=/; max-age=0";
      location.replace(location.pathname);
    }).className = "end";
  };

  let waiting = 0;
  let rounds = 0;
  const again = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const left = takeOut();
      draw();
      labels.dataset.left = String(left);
      // Whatever React never takes over is left alone in the end.
      if (left > 0 && ++rounds < 200) again();
    }, 60);
  };
  const start = () => {
    // Beside the body, which another language replaces.
    document.documentElement.append(labels);
    const changes = new MutationObserver((records) => {
      if (records.some(({ target }) => !labels.contains(target))) again();
    });
    changes.observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: attributes,
    });
    addEventListener("resize", draw);
    again();
  };
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
